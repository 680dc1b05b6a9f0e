import type { JobState } from '../../../src/shared/job.ts';
import type { OddAnswer, OddScript, Speech } from '../../fakes/odd-vendor.ts';

export const PAGE = '<!doctype html><title>Just a moment…</title>';

export type Odd = (speech: Speech) => (vendor: { origin: string }) => OddScript;

export interface Oddity {
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
export const comesHome: readonly Omit<Oddity, 'end'>[] = [
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
export const isHonest: readonly Oddity[] = [
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
