import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  endpointPath,
  readEndpoint,
  removeEndpoint,
  writeEndpoint,
} from '../../../src/host/endpoint-file.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const token = 'a'.repeat(43);
const anEndpoint = (more: object = {}) => ({
  pid: process.pid,
  port: 4_242,
  token,
  version: '0.1.0',
  startedAt: 1,
  host: 'headless' as const,
  ...more,
});

describe('the endpoint file', () => {
  it('comes back as it was written, whole, for its owner only', () => {
    writeEndpoint(folder.path, anEndpoint({ port: 1 }));
    writeEndpoint(folder.path, anEndpoint());
    expect(readEndpoint(folder.path)).toMatchObject(anEndpoint());
    expect(statSync(endpointPath(folder.path)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(['renderdesk.endpoint.json']);
  });

  it('is not believed when its process is gone', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeEndpoint(folder.path, anEndpoint({ pid }));
    expect(readEndpoint(folder.path)).toBeNull();
  });

  it('is not believed in a copy of the folder', () => {
    const [home, copy] = [join(folder.path, 'home'), join(folder.path, 'copy')];
    mkdirSync(home);
    writeEndpoint(home, anEndpoint());
    cpSync(home, copy, { recursive: true });
    expect(readEndpoint(home)).not.toBeNull();
    expect(readEndpoint(copy)).toBeNull();
  });

  it('is not believed when it is missing or damaged', () => {
    expect(readEndpoint(folder.path)).toBeNull();
    expect(readEndpoint(join(folder.path, 'missing'))).toBeNull();
    for (const text of ['', '{', '{"pid":1}', 'null']) {
      writeFileSync(endpointPath(folder.path), text);
      chmodSync(endpointPath(folder.path), 0o600);
      expect(readEndpoint(folder.path)).toBeNull();
    }
  });

  it('is removed by its own run and by no other', () => {
    writeEndpoint(folder.path, anEndpoint());
    removeEndpoint(folder.path, 'b'.repeat(43));
    expect(existsSync(endpointPath(folder.path))).toBe(true);
    removeEndpoint(folder.path, token);
    expect(existsSync(endpointPath(folder.path))).toBe(false);
  });
});
