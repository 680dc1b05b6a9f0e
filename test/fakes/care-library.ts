import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type OpenedDatabase } from '../../src/core/db/database.ts';
import { diskFileReads, type KnownFile } from '../../src/core/db/disk-file-repository.ts';
import { jobWrites } from '../../src/core/db/job-repository.ts';
import { outputWrites } from '../../src/core/db/output-repository.ts';
import { jobIdSchema, outputIdSchema, type OutputId } from '../../src/shared/ids.ts';
import { accountAt, facts, libraryRows, sha256 } from './library-rows.ts';

export interface CareLibrary extends OpenedDatabase {
  /** Where its files are. */
  readonly folder: string;
  /** Writes a file and its row, as a download does. */
  add(name: string, content: string, more?: { state?: 'completed' | 'downloading' }): OutputId;
  file(id: OutputId): KnownFile;
  /** Where each file is, and what is said of it: `name`, `name missing`, `name changed`. */
  said(): string[];
}

const uuid = (number: number, group: string): string =>
  `0197a0b0-${group}-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** A real database, and a real folder of files beside it. */
export function careLibrary(home: string): CareLibrary {
  const folder = join(home, 'library');
  mkdirSync(folder, { recursive: true });
  const database = openDatabase(join(home, 'library.db'));
  const { writer } = database;
  libraryRows(writer);
  const jobs = jobWrites(writer);
  const outputs = outputWrites(writer);
  const files = diskFileReads(writer);
  let made = Number(writer.one('SELECT count(*) AS n FROM output')?.['n'] ?? 0);
  return {
    ...database,
    folder,
    add(name, content, { state = 'completed' } = {}) {
      made += 1;
      const id = outputIdSchema.parse(uuid(made, 'dddd'));
      const path = join(folder, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, content);
      const at = Math.ceil(Date.now()) + 1;
      writer.transaction(() => {
        const number = jobs.insert({
          id: jobIdSchema.parse(uuid(made, 'eeee')),
          accountId: accountAt(0),
          name: `job ${made}`,
          kind: 'image',
          payloadSha256: null,
          status: { state: 'completed' },
          nextCheckAt: null,
          createdAt: at,
        });
        const parts = name.split('/');
        const fileName = parts.at(-1) ?? name;
        const where = join(folder, ...parts.slice(0, -1));
        outputs.reserve({
          id,
          jobNumber: number,
          outputKey: 'file',
          folder: where,
          fileName,
          partName: null,
          createdAt: at,
        });
        outputs.verify(id, {
          fileName,
          bytes: Buffer.byteLength(content),
          sha256: sha256(content),
          facts: facts('image'),
        });
        outputs.store(id, at);
        if (state === 'downloading') {
          writer.run("UPDATE job SET state = 'downloading' WHERE number = :number", { number });
        }
      });
      return id;
    },
    file(id) {
      const file = files.byId(id);
      if (file === undefined) throw new Error('there is no such output');
      return file;
    },
    said() {
      const rows = writer.all('SELECT id FROM output ORDER BY folder, file_name');
      return rows.map(({ id }) => {
        const file = this.file(outputIdSchema.parse(id));
        const name = join(file.folder, file.fileName).slice(folder.length + 1);
        const marks = [
          file.trashedAt === null ? '' : ' trashed',
          file.missingAt === null ? '' : ' missing',
          file.changed === null ? '' : ' changed',
        ];
        return `${name}${marks.join('')}`;
      });
    },
  };
}
