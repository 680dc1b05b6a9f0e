import { join } from 'node:path';
import { expect, test } from 'vitest';
import { libraryFiles } from '../../fakes/library-files.ts';
import { anImage } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();

test('files are called as the template says, dimensions and counter among it', async () => {
  const core = await bench.start();
  const nameTemplate = '{provider} {counter} ({dimensions})';
  await core.core.settings.change({ nameTemplate });
  const jobs = await core.submit(anImage('one'), anImage('two'), anImage('three'));
  const sizes = [];
  for (const job of jobs) {
    const [output] = (await core.until(job, 'completed', 30_000)).outputs;
    sizes.push(`${output?.width}x${output?.height}`);
  }
  const [size] = sizes;
  expect(size).toMatch(/^\d+x\d+$/);
  expect(new Set(sizes)).toEqual(new Set([size]));
  expect(libraryFiles(join(bench.home, 'library')).toSorted()).toEqual(
    [1, 2, 3].map((counter) => `Mockly 00${counter} (${size}).png`),
  );
  await expect(core.core.settings.change({ nameTemplate: '{nome}' })).rejects.toThrow(/nome/);
  expect(core.core.settings.get().nameTemplate).toBe(nameTemplate);
});
