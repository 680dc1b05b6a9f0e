import type { PayloadFile } from '../../../shared/contract/jobs.ts';
import { failure, type Failure } from '../../../shared/failure.ts';
import { bytes } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { base64Of } from './base64.ts';
import type { FoundFile } from './collect-files.ts';

/** Several times what any provider takes: a film dropped by mistake is not read into memory. */
const LARGEST_READ_BYTES = 48_000_000;
/** One call carries about so much, and at most so many files, so that a big drop is told in parts. */
const CALL_BYTES = 12_000_000;
const CALL_FILES = 100;

export interface RefusedFile {
  readonly name: string;
  readonly failure: Failure;
}

export type ReadFile = { readonly file: PayloadFile; readonly bytes: number } | RefusedFile;

/** The bytes of a file exactly as they are, or why they cannot be had. */
export async function readFile({ name, file }: FoundFile): Promise<ReadFile> {
  if (file.size > LARGEST_READ_BYTES) {
    const message = say('newRender.tooLarge', { name, size: bytes(file.size) });
    const remedy = say('newRender.tooLarge.remedy');
    return { name, failure: failure('too-large', message, remedy) };
  }
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    return { file: { name, contentBase64: base64Of(content) }, bytes: content.length };
  } catch {
    const message = say('newRender.unreadable', { name });
    const remedy = say('newRender.unreadable.remedy');
    return { name, failure: failure('file-unreadable', message, remedy) };
  }
}

/** Parts of a drop, each small enough for one call, in order. */
export function inCalls(
  files: readonly { readonly file: PayloadFile; readonly bytes: number }[],
): PayloadFile[][] {
  const calls: PayloadFile[][] = [];
  let room = 0;
  for (const { file, bytes: size } of files) {
    const last = calls.at(-1);
    if (last && size <= room && last.length < CALL_FILES) {
      last.push(file);
      room -= size;
    } else {
      calls.push([file]);
      room = CALL_BYTES - size;
    }
  }
  return calls;
}
