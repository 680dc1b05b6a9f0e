import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hostOnOneHome } from './host-on-one-home.ts';

const place = hostOnOneHome();
const failing = fileURLToPath(new URL('./failing-names.mjs', import.meta.url));

test('names that are not found stop nothing for ever, and no submit is lost or sent twice', async () => {
  const sign = join(place.demo.folder, 'no-names');
  const host = await place.start({
    nodeOptions: ['--import', failing],
    environment: { NAMES_FAIL_WHILE: sign },
  });
  const [account] = await host.client.accounts.list();
  const baseUrl = place.demo.demo.baseUrl.replace('127.0.0.1', 'localhost');
  await host.client.accounts.remove({ id: account!.id });
  await host.account(baseUrl);
  const films = await host.submit('video', 'begun while names were found');
  await host.until(films, ({ status }) => status.state === 'rendering');
  writeFileSync(sign, '');
  const pictures = await host.submit('image', 'sent while they were not', 'and another');
  const waiting = await host.until(pictures, ({ status }) =>
    JSON.stringify(status).includes('localhost'),
  );
  expect(waiting.map(({ status }) => status.state)).toEqual(['queued', 'queued']);
  rmSync(sign);
  expect(await place.shortcomings(await host.completed([...films, ...pictures]))).toEqual([]);
});
