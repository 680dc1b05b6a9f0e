import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemIdSchema, libraryQuerySchema, type ItemId } from '../../../src/shared/library.ts';
import type { OutputView } from '../../../src/shared/output.ts';
import { anImage, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

export const bench = coresOnOneHome();
export const folder = () => join(bench.home, 'library');
export const search = (core: CoreUnderTest, text = '') =>
  core.core.library.search({ ...libraryQuerySchema.parse({ text }), limit: 100, counts: true });
export const found = async (core: CoreUnderTest, text = '') =>
  (await search(core, text)).items.map(({ name }) => name.replace('.json', '')).toSorted();
export const everything = (text = '') => ({
  query: libraryQuerySchema.parse({ text }),
  except: [],
});

export interface Rendered {
  readonly id: ItemId;
  readonly output: OutputView;
  readonly bytes: Buffer;
}

export async function rendered(
  core: CoreUnderTest,
  ...names: readonly string[]
): Promise<Rendered[]> {
  const jobs = await core.submit(...names.map((name) => anImage(name, `I am ${name}`)));
  const all: Rendered[] = [];
  for (const job of jobs) {
    const [output] = (await core.until(job, 'completed', 30_000)).outputs;
    if (output === undefined) throw new Error('there is no output');
    const bytes = readFileSync(output.path);
    all.push({ id: itemIdSchema.parse(output.id), output, bytes });
  }
  return all;
}

export function first<Thing>([one]: readonly Thing[]): Thing {
  if (one === undefined) throw new Error('there is none');
  return one;
}
