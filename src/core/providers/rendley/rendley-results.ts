import type { MediaKind } from '../../../shared/output.ts';
import { linkOf } from '../answer-fields.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { kindOfLink, linksIn } from '../file-links.ts';
import type { FoundLink } from '../file-links.ts';
import { inlineResult } from '../inline-result.ts';
import type { RemoteOutput } from '../provider.ts';

/*
 * `result_data` is JSON in a string, null until the job is completed, and "always matches the
 * operation that started the job" (page "Jobs and polling", section "Read the result").
 */

export type ResultReading =
  | { readonly state: 'ready'; readonly outputs: readonly RemoteOutput[] }
  /** Nothing is there yet. */
  | { readonly state: 'missing' }
  /** What is there was cut off or garbled on its way. */
  | { readonly state: 'unreadable' };

/** Jobs whose result is words about a file: a link in it leads to what was put in. */
const ABOUT_A_FILE = /transcri|caption|subtitle|translat|detect|analy[sz]|summar|moderat/i;
/** Jobs that make a file. */
const MAKES_A_FILE = /^(export|generate|render)_/i;
/** Fields that hold what went in, or where else to look. */
const NOT_A_RESULT =
  /^(input|source|reference|original|init|prompt|project|page|web|webhook|callback|editor|share|status|docs?)(_|$)/i;
/** Fields that hold a small picture of the result. */
const BESIDE_THE_RESULT = /^(thumb|thumbnail|preview|poster|cover)(_|$)/i;
const NAMES_A_FILE =
  /(^|_)(url|urls|uri|link|src|href|file|files|image|images|video|videos|audio|output|outputs|result|results)$/i;

/**
 * The outputs of a completed job.
 * @param type what the job does, e.g. `export_video`; null where the answer does not say
 * @param kind what was promised
 */
export function readResult(data: unknown, type: string | null, kind: MediaKind): ResultReading {
  const { value, text } = unpacked(data);
  if (value === undefined && text !== null) {
    // Words are a result of their own; what begins like JSON, or should name a file, was cut off.
    const isCut = /^\s*[[{"]/.test(text) || MAKES_A_FILE.test(type ?? 'export_video');
    return isCut ? { state: 'unreadable' } : ready([inlineResult(text, text)]);
  }
  if (value === undefined || value === null || value === '') return { state: 'missing' };
  const documented = isRecord(value) ? value['storage_url'] : undefined;
  if (documented !== undefined) return storedFile(documented, kindOfType(type) ?? kind);
  const outputs = filesIn(value, type ?? '').map(({ link }, index) => ({
    key: String(index),
    link,
    bytes: null,
    kind: kindOfLink(link) ?? kindOfType(type) ?? kind,
  }));
  if (outputs.length > 0) return ready(outputs);
  return ready([inlineResult(value, text ?? '')]);
}

/** The value in a JSON string; one that the vendor sends unpacked is taken as it is. */
export function unpacked(data: unknown): { value: unknown; text: string | null } {
  if (typeof data !== 'string') return { value: data, text: null };
  if (data.trim() === '') return { value: null, text: data };
  return { value: jsonOf(data), text: data };
}

/** `storage_url` is the file; what stands there and is no link is told when it is fetched. */
function storedFile(url: unknown, kind: MediaKind): ResultReading {
  if (url === null || url === '') return { state: 'missing' };
  const link = linkOf(url);
  const promised = (link === null ? null : kindOfLink(link)) ?? kind;
  return ready([{ key: '0', link, bytes: null, kind: promised }]);
}

/** The links that seem to be what the job has made. */
function filesIn(value: unknown, type: string): FoundLink[] {
  const links = linksIn(value).filter(({ fields }) => !fields.some(isInput));
  const stored = links.filter(({ fields }) => fields.at(-1) === 'storage_url');
  if (stored.length > 0 || ABOUT_A_FILE.test(type)) return distinct(stored);
  const files = links.filter(({ link, fields }) => {
    return NAMES_A_FILE.test(snakeCase(fields.at(-1) ?? '')) || kindOfLink(link) !== null;
  });
  const main = files.filter(({ fields }) => !fields.some(isBeside));
  return distinct(main.length > 0 ? main : files);
}

function isInput(name: string): boolean {
  return NOT_A_RESULT.test(snakeCase(name));
}

function isBeside(name: string): boolean {
  return BESIDE_THE_RESULT.test(snakeCase(name));
}

function snakeCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2');
}

function distinct(links: readonly FoundLink[]): FoundLink[] {
  return links.filter((one, at) => links.findIndex(({ link }) => link === one.link) === at);
}

function kindOfType(type: string | null): MediaKind | null {
  const word = /video|image|audio|speech|voice|music|sound/i.exec(type ?? '')?.[0].toLowerCase();
  if (word === undefined) return null;
  return word === 'video' || word === 'image' ? word : 'audio';
}

function ready(outputs: readonly RemoteOutput[]): ResultReading {
  return { state: 'ready', outputs };
}
