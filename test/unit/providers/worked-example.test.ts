import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../../src/core/providers/provider.ts';
import { answering, callError } from './answering.ts';
import { recording } from './asking.ts';

/* The page for whoever adds a provider shows a whole one: this runs it, so that it stays true. */

const PAGE = new URL('../../../docs/adding-a-provider.md', import.meta.url);
const PROVIDERS = new URL('../../../src/core/providers/', import.meta.url);
/** Beside this test, since a module is looked for from where it is. */
const COPY = new URL(`./worked-example-${process.pid}.generated.ts`, import.meta.url);

let creatomate: Provider;
beforeAll(async () => {
  const code = /```ts creatomate\.ts\n([^]*?)```/.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '';
  const moved = code
    .replaceAll("'../../../shared/", `'${new URL('../../shared/', PROVIDERS).pathname}`)
    .replaceAll("'../", `'${PROVIDERS.pathname}`);
  writeFileSync(COPY, moved);
  const module = (await import(COPY.href)) as { creatomate: Provider };
  ({ creatomate } = module);
});
afterAll(() => {
  rmSync(COPY, { force: true });
});

const payload = Buffer.from('{"template_id":"t1","modifications":{}}');
const operation = { id: 'r1', kind: 'video' };
const look = (body: unknown) => creatomate.check(operation, answering(200, body));

describe('the provider that the page shows', () => {
  it('submits a payload as it is, and follows the id of the answer', async () => {
    const { asked, exchange } = recording(202, { id: 'r1', status: 'planned' });
    expect(await creatomate.submit(payload, exchange)).toMatchObject({ remoteId: 'r1' });
    expect(asked).toMatchObject([{ method: 'POST', path: '/renders', body: { bytes: payload } }]);
  });

  it('leaves open what a broken gateway has let through, and takes a refusal for one', async () => {
    const submit = (status: number) => callError(creatomate.submit(payload, answering(status, '')));
    expect((await submit(502)).arrival).toBe('unknown');
    expect((await submit(402)).consequence.kind).toBe('account');
  });

  it('takes a url for a file only when the render has succeeded', async () => {
    const url = 'https://cdn.creatomate.example/renders/r1.mp4';
    expect(await look({ id: 'r1', status: 'rendering', url })).toMatchObject({
      outcome: 'pending',
      providerState: 'rendering',
    });
    expect(await look({ id: 'r1', status: 'succeeded', url, file_size: 7 })).toEqual({
      outcome: 'succeeded',
      outputs: [{ key: '0', link: url, bytes: 7, kind: 'video' }],
    });
    expect(await look({ status: 'failed', error_message: 'No such font' })).toMatchObject({
      outcome: 'failed',
      failure: { message: 'Creatomate could not make the render: No such font' },
    });
  });

  it('knows its own payloads, keys and addresses', async () => {
    const document: unknown = JSON.parse(payload.toString());
    expect(creatomate.recognise(document)).toBeGreaterThan(0.5);
    expect(creatomate.examine(document)).toEqual({ usable: true, kind: 'video', warnings: [] });
    expect(await creatomate.verifyKey(answering(200, []))).toBe('Creatomate accepts the key.');
    expect(creatomate.renderIdIn?.('https://api.creatomate.com/v2/renders/r1')).toBe('r1');
    expect(creatomate.adopt(' r1 ', 'image')).toEqual({ id: 'r1', kind: 'image' });
  });
});
