import { failure } from '../../shared/failure.ts';
import type { Job } from '../jobs/job.ts';
import type { WritableDatabase } from './database.ts';
import { historyWrites } from './history-repository.ts';
import { jobOf, jobWrites } from './job-repository.ts';

/** What must not go on by itself in a database that is older than what was done since. */
export function goBackWrites(database: WritableDatabase) {
  return {
    /**
     * What was not sent when the copy was made may have been since: a person says.
     * @param day of the copy, for people
     * @returns how many
     */
    holdUnsent(now: number, day: string): number {
      const rows = database.all("SELECT * FROM job WHERE state IN ('queued', 'submitting')");
      const history = historyWrites(database);
      for (const job of rows.map(jobOf)) {
        jobWrites(database).update({
          ...job,
          status: unconfirmed(job, now, day),
          nextCheckAt: null,
          updatedAt: now,
        });
        history.append(job.number, {
          at: now,
          event: 'went-back',
          state: 'unconfirmed',
          note: `The library went back to its copy of ${day}; it was ${job.status.state} in that.`,
        });
      }
      // What was canceled, or asked after, in the copy may have been taken up and sent since.
      database.run(
        `UPDATE job SET status = json_remove(status, '$.unsent')
         WHERE state = 'canceled' AND json_extract(status, '$.unsent') IS NOT NULL`,
      );
      database.run("UPDATE job SET next_check_at = NULL WHERE state = 'unconfirmed'");
      return rows.length;
    },
    /** What lies in them may have been sent since: it waits until a person has seen it. */
    askAboutWatchFolders(): void {
      database.run('UPDATE watch_folder SET approved_at = NULL');
    },
  };
}

function unconfirmed({ name, status, submittedAt }: Job, now: number, day: string): Job['status'] {
  return {
    state: 'unconfirmed',
    since: now,
    failure: failure(
      'answer-lost',
      `The library went back to its copy of ${day}, in which "${name}" had not been sent: whether it was sent since is not known.`,
      'Look at the provider whether the render is there. If it is, give its id; if not, send it again. Renderdesk does not, because it may be paid for twice.',
      { actions: ['adopt', 'submit-again', 'give-up'] },
    ),
    sentAt: status.state === 'submitting' ? status.since : submittedAt,
    searches: 0,
  };
}
