import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { JobView } from '../../../src/shared/job.ts';
import { sha256OfFile } from '../../fakes/command-line.ts';
import { startDemo, stopDemo, type DemoClient, type DemoReport } from '../../fakes/demo-client.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { ServedHost, type ServedHostOptions } from '../../fakes/served-host.ts';

/** `npm run torture` asks for every case; a run of the tests has time for some of each kind. */
export const isWhole = process.env['RENDERDESK_ENVIRONMENT'] === 'whole';
/** The first case of a list, or all of them. */
export function casesOf<Case>(cases: readonly Case[], usual = 1): readonly Case[] {
  return isWhole ? cases : cases.slice(0, usual);
}

export interface Place {
  readonly home: string;
  readonly demo: DemoClient;
  start(options?: Omit<ServedHostOptions, 'home'>): Promise<ServedHost>;
  /** What is not as it should be: each job once at the provider, each file whole, and nothing else. */
  shortcomings(jobs: readonly JobView[]): Promise<string[]>;
}

/** A home, a demo provider in this process, and real hosts on it that are ended for the test. */
export function hostOnOneHome(timeScale = 10): Place {
  let home = '';
  let demo: DemoClient | undefined;
  let hosts: ServedHost[] = [];
  const theDemo = () => {
    if (demo === undefined) throw new Error('the demo provider is not running');
    return demo;
  };
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'renderdesk-environment-'));
    demo = await startDemo({ timeScale });
  });
  afterEach(async () => {
    for (const host of hosts) await host.stop('SIGKILL');
    hosts = [];
    if (demo !== undefined) await stopDemo(demo);
    rmSync(home, { recursive: true, force: true });
  });
  return {
    get home() {
      return home;
    },
    get demo() {
      return theDemo();
    },
    async start(options = {}) {
      const host = await ServedHost.start({ home, ...options });
      hosts.push(host);
      const accounts = await host.client.accounts.list();
      if (accounts.length === 0) await host.account(theDemo().demo.baseUrl);
      return host;
    },
    async shortcomings(jobs) {
      const { renders } = await theDemo().report();
      return shortcomingsOf({ jobs, library: join(home, 'library'), renders });
    },
  };
}

/** @param library the folder in which exactly the jobs' files should be */
export function shortcomingsOf(found: {
  readonly jobs: readonly JobView[];
  readonly library: string;
  readonly renders: DemoReport['renders'];
}): string[] {
  const { jobs, library, renders } = found;
  const outputs = jobs.flatMap((job) => job.outputs);
  const paths = new Set(outputs.map(({ path }) => path));
  const kept = libraryFiles(library).map((name) => join(library, name));
  const bodies = new Set(renders.map(({ sha256 }) => sha256));
  return [
    ...jobs
      .filter(({ status }) => status.state !== 'completed')
      .map(({ name, status }) => `${name} is ${status.state}`),
    ...(renders.length === jobs.length
      ? []
      : [`${renders.length} renders for ${jobs.length} jobs`]),
    ...(bodies.size === renders.length ? [] : ['a payload was rendered twice']),
    ...jobs.filter((job) => job.outputs.length !== 1).map(({ name }) => `${name} has no one file`),
    ...outputs
      .filter(({ path, sha256 }) => !existsSync(path) || sha256OfFile(path) !== sha256)
      .map(({ path }) => `${path} is not whole`),
    ...kept.filter((path) => !paths.has(path)).map((path) => `${path} belongs to nobody`),
  ];
}
