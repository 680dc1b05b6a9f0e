import { gzipSync } from 'node:zlib';
import type { Answer } from '../answer.ts';
import { documentOf } from '../bend-answer.ts';
import type { Route } from '../fault-orders.ts';
import type { AnswerFields } from '../vendor.ts';
import { Chance } from './chance.ts';
import { untidyJson } from './untidy-json.ts';

export type SloppyLevel = 'off' | 'untidy' | 'broken';

/** How an answer travels. */
export interface Dress {
  readonly answer: Answer;
  /** `length`: with its length; `chunks`: in chunks; `close`: until the connection is closed. */
  readonly framing: 'length' | 'chunks' | 'close';
  /** Interim answers come before it, which nobody asked for. */
  readonly interim: boolean;
  /** Every header comes twice. */
  readonly twice: boolean;
  /** In small pieces with pauses. */
  readonly drips: boolean;
  /** The connection is said to be kept and is closed. */
  readonly hangsUp: boolean;
  /** Only so many bytes of the body come; null for all. */
  readonly cutAfter: number | null;
}

export function plainDress(answer: Answer): Dress {
  return {
    answer,
    framing: 'length',
    interim: false,
    twice: false,
    drips: false,
    hangsUp: false,
    cutAfter: null,
  };
}

/** How often each kind of untidiness is in an answer. */
const SHARE = 0.25;
/** How often a broken server spoils an answer altogether. */
const BROKEN_SHARE = 0.15;
const contentTypes = [
  'application/json',
  'text/json; charset=UTF-8',
  'text/plain',
  'application/vnd.api+json',
  'application/octet-stream',
];
const emptyBodies = ['', 'null', '{}', '[]', '"ok"', '<html><body>OK</body></html>', '{"id":'];

/**
 * How sloppily a demo answers. `untidy`: everything is there, not as one would wish; a client
 * should not even notice. `broken`: now and then an answer is worth nothing, too.
 */
export class Manners {
  #level: SloppyLevel = 'off';
  #chance = new Chance(1);

  become(level: SloppyLevel, seed: number): void {
    this.#level = level;
    this.#chance = new Chance(seed);
  }

  get level(): SloppyLevel {
    return this.#level;
  }

  dress(answer: Answer, route: Route | 'unknown', fields: AnswerFields): Dress {
    if (this.#level === 'off') return plainDress(answer);
    const chance = this.#chance;
    const isFile = !Buffer.isBuffer(answer.body);
    const spoils = this.#level === 'broken' && chance.happens(BROKEN_SHARE);
    const body = isFile ? untidyFile(answer, chance) : untidyAnswer(answer, route, fields, chance);
    const isPart = answer.status === 206;
    const dress: Dress = {
      answer: body,
      framing: isPart ? 'length' : chance.oneOf(['length', 'length', 'chunks', 'close']),
      interim: chance.happens(SHARE),
      twice: chance.happens(SHARE),
      drips: !isFile && chance.happens(SHARE / 2),
      hangsUp: chance.happens(SHARE),
      cutAfter: null,
    };
    return spoils ? spoilt(dress, isFile, chance) : dress;
  }
}

function untidyAnswer(
  answer: Answer,
  route: Route | 'unknown',
  fields: AnswerFields,
  chance: Chance,
): Answer {
  const document = documentOf(answer);
  if (document === null) return answer;
  const isFine = answer.status >= 200 && answer.status < 203;
  const status =
    isFine && route !== 'unknown' && chance.happens(SHARE)
      ? chance.oneOf([200, 201, 202, 203])
      : answer.status;
  const headers = { ...answer.headers, 'content-type': chance.oneOf(contentTypes) };
  const text = Buffer.from(untidyJson(document, fields, chance));
  if (!chance.happens(SHARE)) return { status, headers, body: text };
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(text) };
}

/** Without what makes it easy to go on where a transfer broke off. */
function untidyFile(answer: Answer, chance: Chance): Answer {
  const { etag, 'last-modified': modified, ...headers } = answer.headers;
  const weak = etag === undefined || chance.happens(SHARE) ? {} : { etag: `W/${etag}` };
  const kept = chance.happens(SHARE) || modified === undefined ? {} : { 'last-modified': modified };
  const type = chance.happens(SHARE) ? { 'content-type': 'application/octet-stream' } : {};
  return { ...answer, headers: { ...headers, ...weak, ...kept, ...type } };
}

function spoilt(dress: Dress, isFile: boolean, chance: Chance): Dress {
  if (isFile || chance.happens(0.3)) {
    const length = Buffer.isBuffer(dress.answer.body) ? dress.answer.body.length : 2_000;
    return { ...dress, framing: 'length', cutAfter: Math.floor(chance.next() * length) };
  }
  const { answer } = dress;
  const status = answer.status < 300 && chance.happens(0.3) ? 204 : answer.status;
  const { 'content-encoding': _, ...headers } = answer.headers;
  const body = Buffer.from(status === 204 ? '' : chance.oneOf(emptyBodies));
  return { ...dress, answer: { status, headers, body }, framing: 'length' };
}
