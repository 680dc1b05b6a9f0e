import { isRecord, jsonOf } from '../answer-words.ts';
import type { PayloadVerdict } from '../provider.ts';
import { assetWarnings } from '../asset-addresses.ts';
import { refusedPayload, shownName } from '../payload-verdict.ts';
import { chatProblems } from './mockly-chat-props.ts';

/*
 * What Mockly documents that it refuses (page "Schema"). Anything it may refuse, or that its newer
 * endpoint takes, is a warning: a payload that would have rendered must never be held back here.
 */

const REQUIRED = [
  'mockupType',
  'platform',
  'renderKind',
  'resolutionScale',
  'rendererVersion',
  'props',
] as const;
/** Known to the newer generation of the endpoint only. */
const NEWER_FIELDS: ReadonlySet<string> = new Set(['render3D', 'cameraPosition']);
const NEWER_TYPES: ReadonlySet<string> = new Set(['ai', 'stories', 'posts', 'comments', 'emails']);
const STILL_TYPES: ReadonlySet<string> = new Set(['posts', 'comments', 'emails']);
/** Where the newer generation of the endpoint is (public page "Render"). */
const NEWER_PATH = '/render';
const RENDERER_VERSION = 'mockup-remotion-v1';

/** What is wrong with a payload: surely refused, or only doubtful. Both begin with the JSON path. */
export interface Findings {
  readonly problems: string[];
  readonly warnings: string[];
}

/** The share of the documented required fields that a document has. */
export function recognise(document: unknown): number {
  if (!isRecord(document)) return 0;
  return REQUIRED.filter((name) => Object.hasOwn(document, name)).length / REQUIRED.length;
}

export function examine(document: unknown): PayloadVerdict {
  if (!isRecord(document)) return refusedPayload('Mockly', ['The payload is not a JSON object.']);
  const findings: Findings = { problems: [], warnings: [] };
  examineTop(document, findings);
  if (findings.problems.length > 0) return refusedPayload('Mockly', findings.problems);
  const kind = document['renderKind'] === 'video' ? 'video' : 'image';
  return {
    usable: true,
    kind,
    warnings: [...findings.warnings, ...assetWarnings(document['props'], 'props')],
  };
}

/**
 * What of a payload decides how it is sent: what it asks for (null when it does not say), and
 * where only the newer endpoint knows it, that endpoint.
 */
export function readPayload(payload: Uint8Array): {
  kind: 'image' | 'video' | null;
  newerPath: string | null;
} {
  const document = jsonOf(new TextDecoder().decode(payload));
  if (!isRecord(document)) return { kind: null, newerPath: null };
  const { renderKind: kind, mockupType } = document;
  const isNewer =
    (typeof mockupType === 'string' && NEWER_TYPES.has(mockupType)) ||
    Object.keys(document).some((name) => NEWER_FIELDS.has(name));
  return {
    kind: kind === 'image' || kind === 'video' ? kind : null,
    newerPath: isNewer ? NEWER_PATH : null,
  };
}

function examineTop(document: Readonly<Record<string, unknown>>, findings: Findings): void {
  const { problems, warnings } = findings;
  for (const name of REQUIRED) {
    if (!Object.hasOwn(document, name)) problems.push(`${name} is missing.`);
  }
  for (const name of Object.keys(document)) {
    if (NEWER_FIELDS.has(name)) {
      warnings.push(`${name}: sent to Mockly’s newer endpoint, which alone knows this field.`);
    } else if (!REQUIRED.some((known) => known === name)) {
      problems.push(
        `${shownName(name)} is not a field that Mockly knows; it refuses unknown fields at the top.`,
      );
    }
  }
  choice(document, 'renderKind', ['image', 'video'], problems);
  choice(document, 'resolutionScale', ['1x', '2x', '4x'], problems);
  text(document, 'platform', problems);
  text(document, 'rendererVersion', problems);
  const version = document['rendererVersion'];
  if (typeof version === 'string' && version !== RENDERER_VERSION) {
    warnings.push(`rendererVersion: Mockly documents only "${RENDERER_VERSION}".`);
  }
  examineType(document, findings);
  examineProps(document, findings);
}

function examineType(document: Readonly<Record<string, unknown>>, findings: Findings): void {
  if (!Object.hasOwn(document, 'mockupType')) return;
  const type = document['mockupType'];
  if (type === 'chats') return;
  if (typeof type !== 'string' || !NEWER_TYPES.has(type)) {
    findings.problems.push('mockupType must be "chats".');
    return;
  }
  if (STILL_TYPES.has(type) && document['renderKind'] === 'video') {
    findings.problems.push(`renderKind must be "image": Mockly makes no videos of ${type}.`);
  }
  findings.warnings.push(
    `mockupType: "${type}" is sent to Mockly’s newer endpoint, which alone knows it.`,
  );
}

function examineProps(document: Readonly<Record<string, unknown>>, findings: Findings): void {
  const { props, platform, mockupType } = document;
  if (!Object.hasOwn(document, 'props')) return;
  if (!isRecord(props)) {
    findings.problems.push('props must be an object.');
    return;
  }
  if (!Object.hasOwn(props, 'platform')) {
    findings.problems.push('props.platform is missing; it must equal the top-level platform.');
  } else if (typeof platform === 'string' && props['platform'] !== platform) {
    findings.problems.push('props.platform must equal the top-level platform.');
  }
  if (mockupType === 'chats') chatProblems(props, findings);
}

function choice(
  document: Readonly<Record<string, unknown>>,
  name: string,
  allowed: readonly string[],
  problems: string[],
): void {
  if (!Object.hasOwn(document, name) || allowed.some((one) => one === document[name])) return;
  problems.push(`${name} must be ${allowed.map((one) => `"${one}"`).join(' or ')}.`);
}

function text(document: Readonly<Record<string, unknown>>, name: string, problems: string[]): void {
  if (!Object.hasOwn(document, name)) return;
  const value = document[name];
  if (typeof value !== 'string' || value === '') problems.push(`${name} must be a text.`);
}
