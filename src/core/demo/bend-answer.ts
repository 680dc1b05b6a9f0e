import type { Answer } from './answer.ts';
import type { RequestFault } from './fault-orders.ts';

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
  if (!Buffer.isBuffer(answer.body)) return answer;
  let document: unknown;
  try {
    document = JSON.parse(answer.body.toString());
  } catch {
    return answer;
  }
  for (const path of fault.remove) change(document, path.split('.'), undefined);
  for (const [path, value] of Object.entries(fault.set)) change(document, path.split('.'), value);
  return { ...answer, body: Buffer.from(JSON.stringify(document)) };
}

/** Sets a field, or leaves it out: JSON has no undefined. */
function change(document: unknown, path: readonly string[], value: unknown): void {
  let holder = document;
  for (const name of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return;
    holder = Reflect.get(holder, name);
  }
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, path.at(-1) ?? '', value);
}
