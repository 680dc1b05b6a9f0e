import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountView } from '../../../src/shared/account.ts';
import type { AppInfo } from '../../../src/shared/contract/app.ts';
import type { JobDetail } from '../../../src/shared/contract/jobs.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { demoChat, demoMessage } from '../demo-client.ts';
import { PROXY_NAME, signed, type CanaryWorld } from './canary-world.ts';
import type { Trace } from './remains.ts';

/*
 * A life of work with canaries: what a person does with the app, from the first account to the
 * history that is given away, over the way that scripts have.
 */

/** Under which name the host finds the third key in its environment. */
export const ENVIRONMENT_NAME = 'From outside';
export const ENVIRONMENT_VARIABLE = 'RENDERDESK_KEY_FROM_OUTSIDE';

const LONGEST_MS = 60_000;
const LOOK_MS = 100;

export interface CanaryLife {
  readonly home: string;
  readonly world: CanaryWorld;
  /** Everything that the host answered, each under what was asked. */
  readonly answers: Trace[];
  token(): string;
  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
}

export function openLife(home: string, world: CanaryWorld): CanaryLife {
  const answers: Trace[] = [];
  const endpoint = () => {
    const text = readFileSync(join(home, 'renderdesk.endpoint.json'), 'utf8');
    return JSON.parse(text) as { port: number; token: string };
  };
  return {
    home,
    world,
    answers,
    token: () => endpoint().token,
    async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const { port, token } = endpoint();
      const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      answers.push({ where: `the answer to ${method} ${path}`, bytes: Buffer.from(text) });
      return (path.startsWith('/api') ? JSON.parse(text) : text) as Answer;
    },
  };
}

interface Accounts {
  readonly kept: AccountView;
  readonly inMemory: AccountView;
  readonly fromOutside: AccountView;
  readonly remote: AccountView | null;
}

export async function addAccounts(life: CanaryLife): Promise<Accounts> {
  const { world, ask } = life;
  const { canaries } = world;
  const add = (name: string, path: string, rest: object) =>
    ask<AccountView>('POST', '/api/accounts', {
      providerId: 'mockly',
      name,
      baseUrl: `${world.provider.origin}/${path}/v1`,
      ...rest,
    });
  const keep = 'keychain';
  const kept = await add('Kept', 'kept', { key: canaries.kept.text, keep });
  const inMemory = await add('For now', 'memory', { key: canaries.inMemory.text, keep: 'memory' });
  const fromOutside = await add(ENVIRONMENT_NAME, 'outside', {});
  if (world.remote === null) return { kept, inMemory, fromOutside, remote: null };
  await ask('PATCH', '/api/settings', {
    proxy: world.remote.proxy.url,
    extraCertificates: world.certificate?.path,
  });
  const password = canaries.proxyPassword.text;
  await ask('PUT', '/api/settings/proxy-login', { name: PROXY_NAME, password, keep });
  const { remoteUrl: baseUrl } = world;
  const remote = await add('Far away', 'remote', { baseUrl, key: canaries.remote.text, keep });
  return { kept, inMemory, fromOutside, remote };
}

/** A payload as people write them, with secrets in it: those stay in it, and nowhere else. */
function payload(life: CanaryLife, name: string) {
  const { inPayload, assetLink } = life.world.canaries;
  const chat = demoChat({
    messages: [demoMessage({ text: name })],
    sender: {
      id: 'u1',
      name: 'Alex',
      avatar: `https://cdn.example.com/a.png?${signed(assetLink)}`,
    },
    headers: { authorization: `Bearer ${inPayload.text}` },
  });
  return {
    name: `${name}.json`,
    contentBase64: Buffer.from(JSON.stringify(chat)).toString('base64'),
  };
}

async function submit(life: CanaryLife, { id }: AccountView, name: string): Promise<JobView> {
  const body = { files: [payload(life, name)], accountId: id };
  const [result] = await life.ask<{ accepted: boolean; job: JobView }[]>('POST', '/api/jobs', body);
  if (result?.accepted !== true) throw new Error(`${name}: ${JSON.stringify(result)}`);
  return result.job;
}

async function until(life: CanaryLife, job: JobView, ...states: string[]): Promise<void> {
  const late = performance.now() + LONGEST_MS;
  for (;;) {
    const { job: now } = await life.ask<JobDetail>('GET', `/api/jobs/${job.id}`);
    if (states.includes(now.status.state)) return;
    if (performance.now() > late) throw new Error(`${now.name}: ${JSON.stringify(now.status)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Submits, follows, fails, tries again, and brings home: over renewed links and redirects. */
export async function work(life: CanaryLife, accounts: Accounts): Promise<void> {
  const { kept, inMemory, fromOutside, remote } = accounts;
  const { canaries, files } = life.world;
  const done = await submit(life, kept, 'done');
  await until(life, done, 'completed');
  const failing = await submit(life, kept, 'to-fail');
  await until(life, failing, 'failed');
  const again = await life.ask<JobView>('POST', `/api/jobs/${failing.id}/render-again`);
  await until(life, again, 'failed');
  await until(life, await submit(life, kept, 'to-be-refused'), 'failed');
  await submit(life, inMemory, 'not-known');
  await life.ask('POST', `/api/accounts/${inMemory.id}/test`);
  await until(life, await submit(life, fromOutside, 'done from outside'), 'completed');
  // A machine that has no network but its own never asks a proxy for another.
  const { offline } = await life.ask<AppInfo>('GET', '/api/app');
  if (remote !== null && !offline) {
    await until(life, await submit(life, remote, 'done far away'), 'completed');
  }
  const reference = `${files.origin}/elsewhere.png?${signed(canaries.adopted)}`;
  await life.ask('POST', '/api/jobs/adopt', { reference, accountId: kept.id });
}

/** Everything that can be looked at, given away or copied, once. */
export async function lookAtAll(life: CanaryLife): Promise<void> {
  for (const path of [
    '/api/app',
    '/api/accounts',
    '/api/settings',
    '/api/settings/proxy-login',
    '/api/jobs',
    '/api/library',
    '/api/activity/requests?limit=150',
    '/api/activity/insights',
    '/api/activity/health',
    '/api/activity/notices',
    '/api/activity/log?level=debug',
    '/api/activity/diagnostics',
    '/api/activity/diagnostics?payloads=true',
    '/api/activity/crashes',
    '/api/library/place',
    '/metrics',
  ]) {
    await life.ask('GET', path);
  }
  for (const format of ['json', 'csv']) await life.ask('POST', '/api/library/export', { format });
}
