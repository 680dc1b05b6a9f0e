import { redact } from '../../../shared/redact.ts';
import type { WholeJob } from '../../db/record-repository.ts';
import { placedFile } from './library-paths.ts';
import type { JobRecord, OutputRecord, PayloadRecord } from './record.ts';

/**
 * The records of a job, one for each folder that has files of it; one for today's where there are
 * none. No links, no user names in addresses: what a provider said is redacted once more here.
 * @param roots the library's folders, today's first
 */
export function recordsOf(
  whole: WholeJob,
  roots: readonly [string, ...string[]],
): Map<string, JobRecord> {
  const byRoot = new Map<string, OutputRecord[]>();
  for (const { output, order, trash } of whole.outputs) {
    const { bytes, sha256, facts } = output;
    if (bytes === null || sha256 === null || facts === null) continue;
    const { root, file, isElsewhere } = placedFile(output.folder, output.fileName, roots);
    const record: OutputRecord = {
      id: output.id,
      key: output.outputKey,
      file,
      ...(isElsewhere ? { isElsewhere } : {}),
      bytes,
      sha256,
      facts,
      createdAt: output.createdAt,
      ...order,
      ...(trash === undefined ? {} : { trash }),
    };
    byRoot.set(root, [...(byRoot.get(root) ?? []), record]);
  }
  if (byRoot.size === 0) byRoot.set(roots[0], []);
  const job = jobRecord(whole);
  return new Map([...byRoot].map(([root, outputs]) => [root, { ...job, outputs }]));
}

/** Without its files. */
function jobRecord({ job, account, submission, history, order }: WholeJob): JobRecord {
  const { id, number, name, kind, payloadSha256, status, price, ...rest } = job;
  return {
    type: 'job',
    id,
    number,
    account: {
      id: account.id,
      providerId: account.providerId,
      name: account.name,
      baseUrl: redact(account.baseUrl),
      isDemo: account.isDemo,
      createdAt: account.createdAt,
    },
    name,
    kind,
    status: redactedTexts(status),
    payload: payloadSha256,
    remoteId: rest.remoteId,
    operation: rest.operation === null ? null : withoutLinks(rest.operation),
    createdAt: rest.createdAt,
    updatedAt: rest.updatedAt,
    submittedAt: rest.submittedAt,
    endedAt: rest.endedAt,
    cancelRequestedAt: rest.cancelRequestedAt,
    price: price === null ? null : { ...price, said: redact(price.said) },
    quotedAt: rest.quotedAt,
    guardWaivedAt: rest.guardWaivedAt,
    sendAt: rest.sendAt,
    priority: rest.priority,
    warning: rest.warning === null ? null : redact(rest.warning),
    remoteTimes: rest.remoteTimes,
    submission,
    history: history.map((entry) => ({ ...entry, note: redact(entry.note) })),
    order,
    outputs: [],
  };
}

/** The bytes of a payload; as text where they are one. */
export function payloadRecord(sha256: string, content: Uint8Array): PayloadRecord {
  const text = textOf(content);
  if (text !== null) return { type: 'payload', sha256, text };
  return { type: 'payload', sha256, base64: Buffer.from(content).toString('base64') };
}

/** Null where the bytes are no UTF-8, or would not come back the same. */
export function textOf(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

/** An operation holds ids only; if an adapter ever put a link into it, its secret stays out. */
function withoutLinks(operation: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapTexts(operation, (text) =>
    /^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text) ? redact(text) : text,
  );
}

function redactedTexts<Value extends object>(value: Value): Value {
  return mapTexts(value, redact);
}

/** The same value with every text in it changed. It came out of JSON: it is a tree. */
function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  const text = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'string' ? change(inner) : inner,
  );
  return JSON.parse(text) as Value;
}
