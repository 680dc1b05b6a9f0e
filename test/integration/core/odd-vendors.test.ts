import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountView } from '../../../src/shared/account.ts';
import type { JobState, JobView } from '../../../src/shared/job.ts';
import { adapterCases } from '../../fakes/adapter-cases.ts';
import {
  speeches,
  startOddVendor,
  type OddAnswer,
  type OddScript,
  type OddVendor,
  type Speech,
} from '../../fakes/odd-vendor.ts';
import { CoreUnderTest } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

const TIMES = 60;
const PAGE = '<!doctype html><title>Just a moment…</title>';

type Odd = (speech: Speech) => (vendor: { origin: string }) => OddScript;

interface Oddity {
  readonly what: string;
  readonly does: Odd;
  readonly end: JobState;
  /** Submits that reached it: one, unless each but the last was refused, or it makes one render of equal ones. */
  readonly submits?: number;
}

const checks = (...answers: (OddAnswer | null)[]): Odd => {
  return () => () => ({ check: (times) => answers[times - 1] ?? null });
};
const submits = (...answers: (OddAnswer | null)[]): Odd => {
  return () => () => ({ submit: (times) => answers[times - 1] ?? null });
};
const running =
  (...more: Record<string, unknown>[]): Odd =>
  (speech) =>
  () => ({
    check: (times) => {
      const fields = more[times - 1];
      return fields === undefined ? null : { body: speech.running('r1', fields) };
    },
  });
const notFound: OddAnswer = { status: 404, body: { error: { code: 'not_found', message: 'No.' } } };

/** However it speaks, the render is there, is paid for once, and comes home. */
const comesHome: readonly Omit<Oddity, 'end'>[] = [
  { what: 'does not know its own newest render yet', does: checks(notFound, notFound) },
  { what: 'forgets a render for two looks', does: checks(null, notFound, notFound) },
  {
    what: 'has a page of 400 in between',
    does: checks(null, { status: 400, body: PAGE }, { status: 422, body: PAGE }),
  },
  {
    what: 'refuses a look-up as malformed, once',
    does: checks(null, { status: 400, body: { error: { message: 'bad' } } }),
  },
  {
    what: 'tells progress in percent, backwards, as text and as nothing',
    does: running({ progress: 42 }, { progress: -3 }, { progress: '17%' }, { progress: null }),
  },
  {
    what: 'is done, but has no link for a while',
    does: (speech) => () => ({
      check: (times) => (times < 5 ? { body: speech.done('r1', null) } : null),
    }),
  },
  {
    what: 'gives out links that are refused, and the next time others',
    does: () => () => ({
      file: (times) =>
        times < 4 ? { status: 410, body: '<Error><Code>AccessDenied</Code></Error>' } : null,
    }),
  },
  {
    what: 'writes states in capitals with blanks around them',
    does:
      (speech) =>
      ({ origin }) => ({
        check(times) {
          const link = `${origin}/files/r1.${speech.file.ending}`;
          const text = JSON.stringify(times < 3 ? speech.running('r1') : speech.done('r1', link));
          const loud = /"(rendering|processing|progress|completed|done)"(?!:)/;
          return { body: text.replace(loud, (word) => `" ${word.slice(1, -1).toUpperCase()} "`) };
        },
      }),
  },
  {
    what: 'says the same with many fields more, in other letters, packed twice over',
    does: (speech) => () => ({
      check: (times) =>
        times > 2
          ? null
          : {
              body: Buffer.from(
                `\ufeff${JSON.stringify(speech.running('r1', { x: 'é' }))}`,
                'utf16le',
              ),
            },
    }),
  },
  {
    what: 'breaks off behind the last brace of its answers',
    does: (speech) => () => {
      const cut =
        (fields: unknown): OddAnswer =>
        (response) => {
          response.writeHead(200, { 'content-length': '9999' });
          response.write(JSON.stringify(fields));
          setTimeout(() => response.destroy(), 20);
        };
      return {
        submit: () => cut(speech.made('r1')),
        check: (times) => (times < 3 ? cut(speech.running('r1')) : null),
      };
    },
  },
  {
    what: 'answers a look-up without an end, and one with a bomb',
    does: checks(
      (response) => {
        response.writeHead(200);
        const more = setInterval(() => void response.write('['.repeat(1_000_000)), 1);
        response.on('close', () => clearInterval(more));
      },
      { body: `{"data":[${'[],'.repeat(2_500_000)}0]}` },
    ),
  },
  {
    what: 'says "too many requests" with a page, and when that was over',
    does: submits({ status: 429, headers: { 'retry-after': '-7' }, body: PAGE }),
    submits: 2,
  },
  {
    what: 'says "too many requests" until a moment in seconds since 1970',
    does: () => () => ({
      submit: (times) =>
        times > 1
          ? null
          : { status: 429, headers: { 'retry-after': `${Date.now() / 1_000 + 9}` }, body: '' },
    }),
    submits: 2,
  },
];

/** What became of it is not known from here, or there is nothing: said so, and nothing sent again. */
const isHonest: readonly Oddity[] = [
  {
    what: 'cannot serve a submit just now, and says when to come back',
    does: submits({ status: 503, headers: { 'retry-after': '1' }, body: PAGE }),
    end: 'unconfirmed',
  },
  {
    what: 'answers a submit with an error in a success',
    does: submits({ status: 200, body: { error: { code: 'rate_limited', message: 'Slow down' } } }),
    end: 'unconfirmed',
  },
  {
    what: 'answers a submit with several documents in one',
    does: submits({ status: 207, body: '{"id":"r1"}\n{"id":"r2"}\n' }),
    end: 'unconfirmed',
  },
  {
    what: 'sends a submit elsewhere',
    does:
      () =>
      ({ origin }) => ({
        submit: () => ({ status: 308, headers: { location: `${origin}/files/x` }, body: '' }),
      }),
    end: 'failed',
  },
  {
    what: 'has lost the render',
    does: () => () => ({ check: (times) => (times < 2 ? null : notFound) }),
    end: 'failed',
  },
  {
    what: 'gives out links that lead to what machines know of themselves',
    does: () => () => ({
      file: () => ({
        status: 302,
        headers: { location: 'https://169.254.169.254/latest' },
        body: '',
      }),
    }),
    end: 'failed',
  },
];

describe.each(speeches)('a server that speaks $id as nobody thought of', (speech) => {
  const found = adapterCases.find(({ provider }) => provider.id === speech.id);
  if (found === undefined) throw new Error(`There is no case of ${speech.id}.`);
  const home = mkdtempSync(join(tmpdir(), 'renderdesk-odd-'));
  const vendors: OddVendor[] = [];
  let core: CoreUnderTest;
  beforeAll(async () => {
    core = await CoreUnderTest.start({ home, clock: fastClock(TIMES) });
  });
  afterAll(async () => {
    await core.stop(0);
    for (const vendor of vendors) await vendor.close();
    rmSync(home, { recursive: true, force: true });
  });

  function another(name: string) {
    const document = JSON.parse(found?.payload.toString() ?? '{}') as Record<string, unknown>;
    return { name, document };
  }

  async function run({
    what,
    does,
  }: Omit<Oddity, 'end'>): Promise<[OddVendor, JobView, AccountView]> {
    const vendor = await startOddVendor(speech, does(speech));
    vendors.push(vendor);
    const account = await core.core.accounts.add({
      providerId: speech.id,
      name: what.slice(0, 60),
      baseUrl: vendor.baseUrl,
      key: 'sk_neverElsewhere0001',
      keep: 'keychain',
    });
    const [job] = await core.submitTo(account, another(what.slice(0, 20)));
    if (job === undefined) throw new Error('no job was made');
    return [vendor, job, account];
  }

  test.concurrent.each(comesHome)('$what: it comes home', async (oddity) => {
    const [vendor, job] = await run(oddity);
    const done = await core.untilJob(
      job,
      ({ status }) => ['completed', 'failed', 'unconfirmed'].includes(status.state),
      { longestMs: 30_000 },
    );
    expect(done.status).toMatchObject({ state: 'completed' });
    expect(vendor.submits).toHaveLength(oddity.submits ?? 1);
  });

  test.concurrent.each(isHonest)('$what: it ends as $end', async (oddity) => {
    const [vendor, job] = await run(oddity);
    const settles = oddity.end === 'unconfirmed' && found.settles === 'repeat';
    const end = settles ? 'completed' : oddity.end;
    await core.until(job, end, 30_000);
    expect(vendor.submits).toHaveLength(settles ? 2 : 1);
  });

  test.skipIf(speech.id === 'roughy')(
    'answers a submit with the render of another: that is not taken for its own',
    async () => {
      const [vendor, first, account] = await run({ what: 'once more', does: () => () => ({}) });
      await core.until(first, 'completed');
      const other = another('other');
      const changed = { ...other, document: { ...other.document, ...speech.another } };
      const [second] = await core.submitTo(account, changed);
      if (second === undefined) throw new Error('no job was made');
      const lost = await core.until(second, 'unconfirmed');
      expect(lost.status.failure.message).toContain(`#${first.number}`);
      expect(vendor.submits).toHaveLength(2);
    },
  );

  test.skipIf(speech.id !== 'rendley')(
    'cannot be asked to stop: what ends all the same is found',
    async () => {
      let hasEnded = false;
      const broken: OddAnswer = { status: 500, body: PAGE };
      const does: Odd = () => () => ({
        check: (_, request) =>
          request.method === 'DELETE'
            ? broken
            : hasEnded
              ? { body: { data: { id: 'r1', status: 'failed', error: 'lamp' } } }
              : { body: speech.running('r1') },
      });
      const [, job] = await run({ what: 'no way to stop', does });
      await core.until(job, 'rendering');
      await core.core.jobs.cancel(job.id);
      hasEnded = true;
      await core.until(job, 'failed');
    },
  );

  // At Mockly that is the month's quota, by its documentation.
  test.skipIf(speech.id === 'mockly')(
    'asks for a day of patience: nothing more is sent, and what runs comes home',
    async () => {
      const tomorrow = { status: 429, headers: { 'retry-after': '86400' }, body: PAGE };
      const does: Odd = () => () => ({
        submit: (times) => (times === 1 ? null : tomorrow),
        check: () => (vendor.submits.length < 2 ? { body: speech.running('r1') } : null),
      });
      const [vendor, first, account] = await run({ what: 'patience', does });
      await core.until(first, 'rendering');
      const [second] = await core.submitTo(account, another('second'));
      if (second === undefined) throw new Error('no job was made');
      const waits = ({ status }: JobView) =>
        status.state === 'queued' && status.lastProblem !== null;
      await core.untilJob(second, waits);
      await core.submitTo(account, another('third'));
      await core.until(first, 'completed');
      expect(vendor.submits).toHaveLength(2);
    },
  );
});
