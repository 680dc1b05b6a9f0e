import type { Answer } from './answer.ts';
import type { RequestFault } from './fault-orders.ts';
import { fieldAt, setField } from './json-fields.ts';
import type { AnswerFields } from './vendor.ts';

/** A size that no render has. */
const WRONG_BY_BYTES = 4_321;

/** The answer with another text, where a fault wants that; the request has had its effect. */
export function bent(answer: Answer, fault: RequestFault | null): Answer {
  switch (fault?.kind) {
    case 'garble':
      return {
        status: fault.status ?? answer.status,
        headers: { ...answer.headers, 'content-type': fault.contentType },
        body: Buffer.from(fault.body),
      };
    case 'truncate':
      if (!Buffer.isBuffer(answer.body)) return answer;
      return { ...answer, body: answer.body.subarray(0, fault.afterBytes) };
    case 'reshape':
      return { ...reshaped(answer, fault), status: fault.status ?? answer.status };
    default:
      return answer;
  }
}

function reshaped(answer: Answer, fault: Extract<RequestFault, { kind: 'reshape' }>): Answer {
  const document = documentOf(answer);
  if (document === null) return answer;
  for (const path of fault.remove) setField(document, path, undefined);
  for (const [path, value] of Object.entries(fault.set)) setField(document, path, value);
  return withDocument(answer, document);
}

type Mangling = Extract<RequestFault, { kind: 'mangle' }>['what'];

/** The answer with something in it that is not as documented; null where it has no such thing. */
export function mangled(answer: Answer, what: Mangling, fields: AnswerFields): Answer | null {
  const document = documentOf(answer);
  if (document === null || answer.status >= 300) return null;
  switch (what) {
    case 'unknown-state':
      if (typeof fieldAt(document, fields.state) !== 'string') return null;
      setField(document, fields.state, 'hibernating');
      return withDocument(answer, document);
    case 'no-state':
      if (typeof fieldAt(document, fields.state) !== 'string') return null;
      setField(document, fields.state, undefined);
      return withDocument(answer, document);
    case 'no-link':
      if (typeof (fieldAt(document, fields.link) ?? undefined) === 'undefined') return null;
      setField(document, fields.link, null);
      return withDocument(answer, document);
    case 'wrong-size': {
      const size = fields.size === null ? null : fieldAt(document, fields.size);
      if (fields.size === null || typeof size !== 'number') return null;
      setField(document, fields.size, size + WRONG_BY_BYTES);
      return withDocument(answer, document);
    }
    case 'bare': {
      const state = fieldAt(document, fields.state);
      if (typeof state !== 'string') return null;
      const left = fields.state.includes('.') ? { [fields.state.split('.')[0] ?? '']: {} } : {};
      for (const path of [fields.id, fields.state]) setField(left, path, fieldAt(document, path));
      return withDocument(answer, left);
    }
  }
}

/** What stands in an answer; null where it is no JSON. */
export function documentOf(answer: Answer): unknown {
  if (!Buffer.isBuffer(answer.body)) return null;
  try {
    return JSON.parse(answer.body.toString());
  } catch {
    return null;
  }
}

function withDocument(answer: Answer, document: unknown): Answer {
  return { ...answer, body: Buffer.from(JSON.stringify(document)) };
}
