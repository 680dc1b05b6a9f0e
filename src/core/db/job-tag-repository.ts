import type { ReadableDatabase } from './database.ts';

/** What people put on the files of jobs, or on a job without one. */
export function jobTagReads(database: ReadableDatabase) {
  return {
    /** The tags of each of these jobs that has any, by name. */
    ofJobs(numbers: readonly number[]): Map<number, string[]> {
      const tags = new Map<number, string[]>();
      const rows = database.all(
        `SELECT DISTINCT item.job_number, tag.name
         FROM json_each(:numbers) AS job
         CROSS JOIN library_item AS item ON item.job_number = job.value
         CROSS JOIN library_item_tag AS has ON has.item_id = item.id
         CROSS JOIN library_tag AS tag ON tag.id = has.tag_id
         WHERE item.forgotten_at IS NULL
         ORDER BY item.job_number, tag.name_key`,
        { numbers: JSON.stringify(numbers) },
      );
      for (const { job_number, name } of rows) {
        const number = Number(job_number);
        tags.set(number, [...(tags.get(number) ?? []), String(name)]);
      }
      return tags;
    },
    /** The jobs whose items an edit is of. @param limit more are left out */
    ofEdit(edit: number, limit: number): number[] {
      return database
        .all(
          `SELECT DISTINCT item.job_number FROM library_edit_item AS edited
           CROSS JOIN library_item AS item ON item.id = edited.item_id
           WHERE edited.edit_id = :edit LIMIT :limit`,
          { edit, limit },
        )
        .map((row) => Number(row['job_number']));
    },
  };
}
export type JobTagReads = ReturnType<typeof jobTagReads>;
