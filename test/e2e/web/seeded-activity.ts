import Database from 'better-sqlite3';
import { join } from 'node:path';
import { boundOf } from '../../../src/core/activity/sum.ts';
import { dayOf } from '../../../src/core/activity/activity-book.ts';

const DAYS = 30;

/** Writes a month of sums for an account, as its renders would have: the same every time. */
export function seedActivity(home: string, now: number): void {
  const database = new Database(join(home, 'renderdesk.db'));
  const accounts = database
    .prepare('SELECT id, provider_id FROM account WHERE removed_at IS NULL')
    .all() as { id: string; provider_id: string }[];
  const add = database.prepare(
    `INSERT INTO activity_sum VALUES ('day', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  for (const { id, provider_id: provider } of accounts) {
    for (let back = 1; back < DAYS; back += 1) {
      const day = new Date(dayOf(now));
      day.setDate(day.getDate() - back);
      const at = day.getTime();
      const busy = 12 + Math.round(10 * Math.sin(back / 2)) + (back % 3);
      const put = (measure: string, label: string, count: number, total = 0, bytes = 0) => {
        if (count > 0) add.run(at, measure, id, provider, label, count, total, bytes);
      };
      put('job', 'completed', busy);
      put('job', 'failed', back % 5 === 0 ? 3 : back % 2);
      put('job', 'canceled', back % 4 === 0 ? 2 : 0);
      for (const seconds of [4, 8, 9, 18, 25, 50, 100]) {
        const ms = seconds * 1_000 * (1 + (back % 3));
        put('render', boundOf(ms), Math.ceil(busy / 6), ms * Math.ceil(busy / 6));
        put('wait', boundOf(ms / 12), Math.ceil(busy / 7), ms);
        put('delay', boundOf(ms / 20), Math.ceil(busy / 8), ms);
      }
      put('request', 'check ok', busy * 14, busy * 14 * 120, busy * 14 * 900);
      put('request', 'submit ok', busy, busy * 300, busy * 400);
      put('request', 'download ok', busy, busy * 1_400, busy * (2_000_000 + back * 90_000));
      put('request', 'check failed', back % 6 === 0 ? 4 : 0, 800);
      put('request', 'check limited', back % 7 === 0 ? 2 : 0, 100);
      put('retry', 'check', back % 6 === 0 ? 4 : 0);
    }
  }
  database.close();
}
