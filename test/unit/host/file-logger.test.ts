import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLogger } from '../../../src/host/file-logger.ts';
import type { FileLoggerOptions } from '../../../src/host/file-logger.ts';
import { createRedactor } from '../../../src/shared/redact.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
let logs: string;
beforeEach(() => {
  folder = temporaryFolder();
  logs = join(folder.path, 'logs');
});
afterEach(() => folder.remove());

const logger = (more: Partial<FileLoggerOptions> = {}) =>
  createFileLogger({ folder: logs, redact: createRedactor(() => []), now: () => 0, ...more });
const lines = (name = 'renderdesk.log') =>
  readFileSync(join(logs, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('has each line on the disk at once, for its owner only', () => {
    const log = logger();
    log.log('info', 'Started', { port: 1, home: '/h', none: undefined });
    expect(lines()).toEqual([
      { at: '1970-01-01T00:00:00.000Z', level: 'info', message: 'Started', port: 1, home: '/h' },
    ]);
    expect(statSync(join(logs, 'renderdesk.log')).mode & 0o777).toBe(0o600);
    log.log('debug', 'left out');
    expect(lines()).toHaveLength(1);
    log.close();
  });

  it('keeps what it is told to from then on, unless it was asked for a level by name', () => {
    const log = logger();
    log.keepFrom?.('debug');
    log.log('debug', 'a request ended', { ms: 1 });
    log.keepFrom?.('warn');
    log.log('info', 'left out');
    log.close();
    const asked = logger({ level: 'debug' });
    asked.keepFrom?.('error');
    asked.log('debug', 'kept');
    asked.close();
    expect(lines().map(({ message }) => message)).toEqual(['a request ended', 'kept']);
  });

  it('takes an older file over and makes it private', () => {
    mkdirSync(logs);
    writeFileSync(join(logs, 'renderdesk.log'), '{"old":true}\n', { mode: 0o644 });
    const log = logger();
    log.log('warn', 'new');
    log.close();
    expect(lines()).toMatchObject([{ old: true }, { message: 'new' }]);
    expect(statSync(join(logs, 'renderdesk.log')).mode & 0o777).toBe(0o600);
  });

  it('holds no key and no signed link, in messages or in fields', () => {
    const log = logger({ redact: createRedactor(() => ['hunter2-hunter2']) });
    log.log('error', 'refused hunter2-hunter2', {
      link: 'https://cdn.example/a.mp4?X-Amz-Signature=abcdef',
      detail: 'Bearer mk_live_0123456789 "quoted"\nsecond line',
    });
    log.close();
    const text = readFileSync(join(logs, 'renderdesk.log'), 'utf8');
    for (const secret of ['hunter2', 'abcdef', '0123456789']) expect(text).not.toContain(secret);
    expect(lines()).toHaveLength(1);
  });

  it('stays within its size, and keeps the newest lines', () => {
    const log = logger({ largestFile: 1_000 });
    for (let number = 0; number < 100; number += 1) log.log('info', 'line', { number });
    log.close();
    const names = readdirSync(logs);
    expect(names.toSorted()).toEqual(['renderdesk.log', 'renderdesk.log.1', 'renderdesk.log.2']);
    for (const name of names) expect(statSync(join(logs, name)).size).toBeLessThanOrEqual(1_000);
    expect(lines().at(-1)).toMatchObject({ number: 99 });
    const first = lines()[0]?.['number'] as number;
    expect(lines('renderdesk.log.1').at(-1)).toMatchObject({ number: first - 1 });
  });

  it('stops nothing when it cannot be written, and goes on when it can again', () => {
    writeFileSync(logs, 'a file where the folder should be');
    const log = logger();
    expect(() => log.log('error', 'lost')).not.toThrow();
    rmSync(logs);
    log.log('info', 'kept');
    log.close();
    expect(lines()).toMatchObject([{ message: 'kept' }]);
  });
});
