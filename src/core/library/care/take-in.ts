import { basename, dirname, isAbsolute, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { failureOf } from '../../../shared/failure.ts';
import {
  accountIdSchema,
  jobIdSchema,
  outputIdSchema,
  type OutputId,
} from '../../../shared/ids.ts';
import { itemIdSchema } from '../../../shared/library.ts';
import type { TakenIn } from '../../../shared/library-care.ts';
import type { MediaFacts } from '../../../shared/output.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { diskFileReads, diskFileWrites, type KnownFile } from '../../db/disk-file-repository.ts';
import { historyWrites } from '../../db/history-repository.ts';
import { jobReads, jobWrites } from '../../db/job-repository.ts';
import { outputWrites } from '../../db/output-repository.ts';
import { takenInWrites } from '../../db/taken-in-repository.ts';
import { trashWrites } from '../../db/trash-repository.ts';
import { unknownFileWrites } from '../../db/unknown-file-repository.ts';
import type { Clock } from '../../ports.ts';
import { PART_SUFFIX } from '../file-names.ts';
import { probeMedia, type Examine } from '../probe-media.ts';
import type { ReadFile } from './disk/disk-message.ts';
import type { DiskThread } from './disk/disk-thread.ts';
import { isOnlyAName } from './free-place.ts';
import { isIn, type LibraryRoots } from './library-roots.ts';

export interface TakeInParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly disk: DiskThread;
  readonly roots: LibraryRoots;
  readonly examine?: Examine | undefined;
  /** A job came into being. */
  readonly made: (jobNumber: number, output: OutputId) => void;
}

type Read = NonNullable<ReadFile>;

const OUTPUT_KEY = 'file';

/** What its first bytes do not tell either: a file that nobody can look into is a file all the same. */
const unknownFacts: MediaFacts = {
  kind: 'other',
  mediaType: 'application/octet-stream',
  width: null,
  height: null,
  durationSeconds: null,
  frameRate: null,
  videoCodec: null,
  audioCodec: null,
  hasAlpha: null,
  isUnexamined: true,
};

/** Makes an item of a file that lies in the library and that it does not know; never moves it. */
export async function takeIn(parts: TakeInParts, path: string): Promise<TakenIn> {
  const refused = (message: string): TakenIn => ({ taken: false, path, message });
  const folder = dirname(path);
  const name = basename(path);
  const isOurs =
    isAbsolute(path) &&
    join(path) === path &&
    parts.roots.all().some((root) => isIn(root, folder)) &&
    !path.split(/[\\/]/).some((part) => part.startsWith('.')) &&
    !name.endsWith(PART_SUFFIX);
  if (!isOurs) return refused('It does not lie in a library folder, or is hidden there.');
  const found = await parts.disk.ask('read', path);
  if (found === null) return refused('There is no file that can be read.');
  const [known] = diskFileReads(parts.writer).named(folder, [name]);
  if (known !== undefined && !isOnlyAName(known)) return refused('The library knows it already.');
  if (known !== undefined && known.sha256 === found.sha256) return remember(parts, known, found);
  const facts = await factsOf(parts, path, name);
  try {
    return parts.writer.transaction(() => add(parts, { folder, name, found, facts, known }));
  } catch (error) {
    return refused(failureOf(error).message);
  }
}

/** It is the very file that was forgotten, or that was in the trash of the system. */
function remember({ writer }: TakeInParts, file: KnownFile, found: Read): TakenIn {
  const rows = diskFileWrites(writer);
  const job = jobReads(writer).byNumber(file.jobNumber);
  if (file.item === null || job === undefined) throw new Error('an output has no item');
  const { item } = file;
  writer.transaction(() => {
    rows.setForgotten(item, null);
    rows.setTrashed(item, null);
    rows.setMissing(item, null);
    rows.saw(file.id, found.mark, null);
    trashWrites(writer).drop(file.id);
    unknownFileWrites(writer).drop(file.folder, file.fileName);
  });
  const path = join(file.folder, file.fileName);
  return { taken: true, path, id: itemIdSchema.parse(file.id), jobId: job.id };
}

async function factsOf(
  { examine }: TakeInParts,
  path: string,
  fileName: string,
): Promise<MediaFacts> {
  try {
    return await probeMedia(path, { fileName, examine });
  } catch {
    // Damaged, perhaps: nobody promised otherwise.
    return unknownFacts;
  }
}

interface NewItem {
  readonly folder: string;
  readonly name: string;
  readonly found: Read;
  readonly facts: MediaFacts;
  /** What had the name before. */
  readonly known: KnownFile | undefined;
}

function add(parts: TakeInParts, { folder, name, found, facts, known }: NewItem): TakenIn {
  const { writer, clock } = parts;
  const now = clock.now();
  const rows = diskFileWrites(writer);
  if (known !== undefined) parts.roots.park(rows, known);
  const accountId = takenInWrites(writer).ensureAccount(accountIdSchema.parse(uuid()), now);
  const jobId = jobIdSchema.parse(uuid());
  const id = outputIdSchema.parse(uuid());
  const jobs = jobWrites(writer);
  const number = jobs.insert({
    id: jobId,
    accountId,
    name,
    kind: facts.kind,
    payloadSha256: null,
    status: { state: 'completed' },
    nextCheckAt: null,
    createdAt: now,
  });
  const job = jobReads(writer).byNumber(number);
  if (job === undefined) throw new Error('a job that was just written is gone');
  jobs.update({ ...job, endedAt: now });
  historyWrites(writer).append(number, {
    at: now,
    event: 'taken-in',
    state: 'completed',
    note: 'Taken in from the library folder.',
  });
  const outputs = outputWrites(writer);
  const outputKey = OUTPUT_KEY;
  outputs.reserve({
    id,
    jobNumber: number,
    outputKey,
    folder,
    fileName: name,
    partName: null,
    createdAt: now,
  });
  const { mark, sha256 } = found;
  outputs.verify(id, { fileName: name, bytes: mark.bytes, sha256, facts });
  outputs.store(id, now);
  rows.saw(id, mark, null);
  unknownFileWrites(writer).drop(folder, name);
  parts.made(number, id);
  return { taken: true, path: join(folder, name), id: itemIdSchema.parse(id), jobId };
}
