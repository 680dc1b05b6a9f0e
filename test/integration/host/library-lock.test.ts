import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeEndpoint } from '../../../src/host/endpoint-file.ts';
import { acquireLock, lockedFailure } from '../../../src/host/library-lock.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map(kill));
  folder.remove();
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function otherProcess(home: string): Promise<{ child: ChildProcess; said: string }> {
  const script = join(import.meta.dirname, '../../fakes/hold-lock.ts');
  const child = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
}

describe('the lock of a library', () => {
  it('is held by one, and free again when it is released', () => {
    const first = acquireLock(folder.path);
    if (!first.acquired) throw new Error('the first was refused');
    expect(acquireLock(folder.path)).toEqual({ acquired: false, heldBy: null });
    first.release();
    const second = acquireLock(folder.path);
    expect(second.acquired).toBe(true);
    if (second.acquired) second.release();
  });

  it('keeps another process out, and names the one that has it', async () => {
    const attempt = acquireLock(folder.path);
    const token = 't'.repeat(43);
    writeEndpoint(folder.path, {
      pid: process.pid,
      port: 4_242,
      token,
      version: '1.2.3',
      host: 'desktop',
      startedAt: 5,
    });
    expect((await otherProcess(folder.path)).said).toBe('refused');
    const again = acquireLock(folder.path);
    expect(again).toMatchObject({ acquired: false, heldBy: { port: 4_242, pid: process.pid } });
    const told = lockedFailure(folder.path, again.acquired ? null : again.heldBy);
    expect(told).toMatchObject({ code: 'in-use' });
    expect(told.message).toContain('the desktop app');
    expect(JSON.stringify(told)).not.toContain(token);
    if (attempt.acquired) attempt.release();
  });

  it('is free at once after a kill -9', async () => {
    const { child, said } = await otherProcess(folder.path);
    expect(said).toBe('held');
    expect(acquireLock(folder.path).acquired).toBe(false);
    await kill(child);
    const after = acquireLock(folder.path);
    expect(after.acquired).toBe(true);
    if (after.acquired) after.release();
  });

  it('goes to exactly one of many that start in the same moment', async () => {
    const processes = await Promise.all(Array.from({ length: 4 }, () => otherProcess(folder.path)));
    expect(processes.filter(({ said }) => said === 'held')).toHaveLength(1);
  });

  it('is one for each home', () => {
    const other = join(folder.path, 'other');
    mkdirSync(other);
    const attempts = [acquireLock(folder.path), acquireLock(other)];
    expect(attempts.map(({ acquired }) => acquired)).toEqual([true, true]);
    for (const attempt of attempts) if (attempt.acquired) attempt.release();
  });

  it('says what is wrong where no lock file can be made', () => {
    const missing = join(folder.path, 'missing');
    expect(() => acquireLock(missing)).toThrowError(/cannot lock/);
  });
});
