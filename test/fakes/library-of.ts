import { v7 as uuid } from 'uuid';
import type { Repositories } from '../../src/core/db/repositories.ts';
import { outputIdSchema, type OutputId } from '../../src/shared/ids.ts';
import type { MediaFacts } from '../../src/shared/output.ts';

interface Proven {
  readonly bytes: number;
  readonly sha256: string;
  readonly facts: MediaFacts;
}

/** A library with files of one account, each of a job of its own, as a finished download leaves it. */
export function libraryOf({ writer, outputs }: Repositories, folder: string) {
  const accountId = uuid();
  writer.run(
    `INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at)
     VALUES (:accountId, 'mockly', 'Main', 'main', 'http://127.0.0.1:9', 0, 1)`,
    { accountId },
  );
  return {
    store(fileName: string, proven: Proven): OutputId {
      const { rowId: jobNumber } = writer.run(
        `INSERT INTO job (id, account_id, name, kind, state, status, created_at, updated_at)
         VALUES (:id, :accountId, :fileName, 'image', 'completed', '{"state":"completed"}', 1, 1)`,
        { id: uuid(), accountId, fileName },
      );
      const id = outputIdSchema.parse(uuid());
      writer.run(
        `INSERT INTO output (id, job_number, output_key, state, folder, file_name, bytes, sha256,
           facts, created_at)
         VALUES (:id, :jobNumber, '0', 'stored', :folder, :fileName, :bytes, :sha256, :facts, 1)`,
        { id, jobNumber, folder, fileName, ...proven, facts: JSON.stringify(proven.facts) },
      );
      return id;
    },
    sha(id: OutputId): string {
      return outputs.byId(id)?.sha256 ?? '';
    },
  };
}
