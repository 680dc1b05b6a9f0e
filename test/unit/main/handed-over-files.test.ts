import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NamedPayload } from '../../../src/core/services.ts';
import { createHostEvents } from '../../../src/host/host-events.ts';
import { submitHandedOver } from '../../../src/main/handed-over-files.ts';
import type { SubmissionResult } from '../../../src/shared/contract/jobs.ts';
import type { AppEvent } from '../../../src/shared/contract/events.ts';
import { failure } from '../../../src/shared/failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-handover-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusing = (files: readonly NamedPayload[]): SubmissionResult[] =>
  files.map(({ name }) => ({
    accepted: false,
    name,
    failure: failure('no-account', `No account for ${name}.`, 'Add one.'),
  }));

async function handOver(paths: string[], submit: typeof refusing) {
  const seen: string[][] = [];
  const told: AppEvent[] = [];
  const events = createHostEvents();
  events.subscribe((event) => told.push(event));
  const jobs = {
    submit(files: readonly NamedPayload[]) {
      seen.push(files.map(({ name, bytes }) => `${name}: ${Buffer.from(bytes).toString()}`));
      return Promise.resolve().then(() => submit(files));
    },
  };
  await submitHandedOver(paths, jobs, events);
  return { seen, texts: told.map((event) => (event.type === 'message' ? event.text : '')) };
}

it('submits what can be read, and tells of each file that cannot or was refused', async () => {
  const one = join(folder, 'one.json');
  writeFileSync(one, '{"a":1}');
  const missing = join(folder, 'missing.json');
  const { seen, texts } = await handOver([missing, one], refusing);
  expect(seen).toEqual([['one.json: {"a":1}']]);
  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('missing.json');
  expect(texts[1]).toBe('No account for one.json. Add one.');
});

it('hands many over in parts, and goes on after a part that failed', async () => {
  const paths = Array.from({ length: 45 }, (_, index) => {
    const path = join(folder, `${String(index)}.json`);
    writeFileSync(path, '{}');
    return path;
  });
  const { seen, texts } = await handOver(paths, () => {
    throw new Error('a fault with a /path in it');
  });
  expect(seen.map((batch) => batch.length)).toEqual([20, 20, 5]);
  expect(texts).toHaveLength(3);
  expect(texts.join(' ')).not.toContain('/path');
});

it('submits nothing where nothing was handed over', async () => {
  expect(await handOver([], refusing)).toEqual({ seen: [], texts: [] });
});
