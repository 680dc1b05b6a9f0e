import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/core/db/migrate.ts';

/** What is looked up for every view of a job or an account is found by an index, in any history. */
it.each([
  [
    'the same render',
    `SELECT job.number FROM job JOIN account ON account.id = job.account_id
     WHERE job.remote_id = 'r' AND account.provider_id = 'p' AND account.base_url = 'b'
       AND job.number <> 1 ORDER BY job.number LIMIT 20`,
  ],
  ['the same payload', "SELECT * FROM job WHERE payload_sha256 = 'a' ORDER BY number DESC LIMIT 5"],
  [
    'the counters of a month',
    `SELECT kind, count(*), sum(state = 'free') FROM submission
     WHERE key_scope IN (SELECT value FROM json_each('[]')) AND month = 'm' GROUP BY kind`,
  ],
  [
    'what a month has cost',
    `SELECT unit, state, count(*), sum(amount_micro) FROM submission
     WHERE account_id = 'a' AND month = 'm' GROUP BY unit, state`,
  ],
  [
    'the newest prices',
    `SELECT price_micro FROM job WHERE account_id = 'a' AND kind = 'k' AND price_unit = 'u'
       AND price_micro IS NOT NULL ORDER BY number DESC LIMIT 101`,
  ],
  [
    'what waits for a guard',
    "SELECT number FROM job WHERE account_id = 'a' AND held_for = 'h' ORDER BY number",
  ],
])('%s', (_, sql) => {
  const database = new Database(':memory:');
  migrate(database, ':memory:');
  const plan = database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map((row) => (row as { detail: string }).detail);
  database.close();
  expect(plan.filter((step) => /^SCAN (job|submission|account)/.test(step))).toEqual([]);
  expect(
    plan.filter((step) => /USING (COVERING )?INDEX|INTEGER PRIMARY KEY/.test(step)),
  ).not.toEqual([]);
  expect(plan.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
});
