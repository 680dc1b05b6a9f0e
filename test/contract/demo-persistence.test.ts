import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MocklyDemo } from '../../src/core/demo/mockly/mockly-demo.ts';
import { DEMO_KEY, DemoClient, demoChat, demoMessage, startDemo } from '../fakes/demo-client.ts';

let folder: string;
const clients: DemoClient[] = [];
let child: ChildProcess | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderdesk-demo-'));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.demo.stop();
  child?.kill('SIGKILL');
  child = null;
  await rm(folder, { recursive: true, force: true });
});

async function start(timeScale: number): Promise<DemoClient> {
  const client = await startDemo({ folder, timeScale });
  clients.push(client);
  return client;
}

/** Another process, which can be killed in the middle of anything. */
async function startKillable(timeScale: number): Promise<DemoClient> {
  const script = fileURLToPath(new URL('../fakes/run-demo.ts', import.meta.url));
  child = spawn(process.execPath, [script, folder, DEMO_KEY, String(timeScale)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('The demo has no output.');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return new DemoClient(JSON.parse(line) as MocklyDemo, folder);
}

async function kill(): Promise<void> {
  const killed = child;
  child = null;
  if (killed === null || killed.signalCode !== null) return;
  const ended = once(killed, 'exit');
  killed.kill('SIGKILL');
  await ended;
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const video = () => demoChat({}, { renderKind: 'video' });

describe('what the demo keeps', () => {
  it('has every render under its id after a restart, and its links still open', async () => {
    const first = await start(100);
    const image = (await first.submit(demoChat())).json;
    const film = (await first.submit(video())).json;
    const ended = await first.ended(String(film['id']));
    const bytes = Buffer.from(await (await fetch(String(ended['downloadUrl']))).arrayBuffer());
    await first.demo.stop();
    clients.length = 0;

    const second = await start(100);
    const ids = (await second.report()).renders.map((render) => render.id);
    expect(ids).toEqual([image['id'], film['id']]);
    const again = await second.status(String(film['id']));
    expect(again.json).toMatchObject({ status: 'completed', sizeBytes: ended['sizeBytes'] });
    const same = await (await fetch(String(again.json['downloadUrl']))).arrayBuffer();
    expect(Buffer.from(same).equals(bytes)).toBe(true);
    const moved = String(image['downloadUrl']).replace(
      first.demo.filesOrigin,
      second.demo.filesOrigin,
    );
    expect((await fetch(moved)).status).toBe(200);
  });

  it('goes on with a half rendered video after kill -9, by the time it was submitted', async () => {
    const before = await startKillable(10); // about three seconds for a video
    const { json } = await before.submit(video());
    const id = String(json['id']);
    const early = Number((await before.status(id)).json['progress']);
    await kill();
    await new Promise((resolve) => setTimeout(resolve, 700));
    const after = await start(10);
    const resumed = (await after.status(id)).json;
    const progress = resumed['status'] === 'rendering' ? Number(resumed['progress']) : 1;
    expect(progress).toBeGreaterThan(early + 0.15);
    expect(await after.ended(id)).toMatchObject({ status: 'completed' });
    expect((await after.report()).renders).toHaveLength(1);
  });

  it('keeps every answered submit through kill -9, and whatever else arrived is whole', async () => {
    const before = await startKillable(1);
    const answered = new Set<unknown>();
    const submits = Array.from({ length: 12 }, async (_, index) => {
      const messages = [demoMessage({ text: `Message ${index}` })];
      const { json } = await before.submit(demoChat({ messages }));
      answered.add(json['id']);
      if (answered.size === 4) child?.kill('SIGKILL');
    });
    await Promise.allSettled(submits);
    await kill();

    const after = await start(1);
    const { renders } = await after.report();
    expect(answered.size).toBeGreaterThanOrEqual(4);
    expect(renders.map((render) => render.id)).toEqual(expect.arrayContaining([...answered]));
    for (const render of renders) {
      expect(await after.ended(render.id)).toMatchObject({ status: 'completed' });
    }
  });

  it('keeps a failure that was on its way', async () => {
    const first = await start(20);
    await first.fault({ kind: 'fail-render', error: 'Out of luck' });
    const { json } = await first.submit(video());
    await first.demo.stop();
    clients.length = 0;
    const second = await start(20);
    expect(await second.ended(String(json['id']))).toMatchObject({ error: 'Out of luck' });
  });

  it('never writes the key', async () => {
    const client = await start(100);
    const { json } = await client.submit(video());
    await client.submit(demoChat());
    await client.ended(String(json['id']));
    const files = await filesIn(folder);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect((await readFile(file)).includes(DEMO_KEY)).toBe(false);
  });

  it('takes another port where the preferred one is taken', async () => {
    const first = await start(1);
    const port = Number(new URL(first.demo.baseUrl).port);
    const other = await startDemo({ port });
    clients.push(other);
    expect(new URL(other.demo.baseUrl).port).not.toBe(String(port));
    await rm(other.folder, { recursive: true, force: true });
  });
});
