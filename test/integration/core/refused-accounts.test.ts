import { describe, expect, test } from 'vitest';
import {
  accountOf,
  aShort,
  aSound,
  anExport,
  submitAt,
  vendorsOnOneHome,
} from './vendors-on-one-home.ts';
import { aVideo, type NamedDocument } from './core-under-test.ts';

const bench = vendorsOnOneHome('mockly', 'roughy', 'swiftia', 'rendley');
const LONG = 40_000;
const sound = (name: string, at: number) => aSound(name, [128, 192, 256][at]);
const payloads: Record<string, (name: string, at: number) => NamedDocument> = {
  mockly: (name) => aVideo(name, { title: name }),
  roughy: sound,
  swiftia: (name) => aShort(name),
  rendley: (name) => anExport(name),
};

describe.each(Object.keys(payloads))('an account at %s', (id) => {
  test.each([401, 402, 403])(
    'that is answered %i is paused once, and its jobs go on by themselves when it is resumed',
    async (status) => {
      const core = await bench.start();
      // Every call from now on, whatever it asks, until the account is fixed.
      await bench.demo(id).fault({ kind: 'error', route: 'api', status, times: 200 });
      const make = payloads[id];
      if (make === undefined) throw new Error('no payload');
      const jobs = await submitAt(core, id, ...[0, 1, 2].map((at) => make(`p${at}`, at)));
      for (const job of jobs)
        await core.untilJob(
          job,
          (view) => 'waitingFor' in view.status && view.status.waitingFor === 'account-paused',
        );
      expect(core.shown.filter(({ title }) => title === `${id} is paused`)).toHaveLength(1);
      expect((await accountOf(core, id)).spending[0]).toMatchObject({ unit: 'renders', spent: 0 });
      await bench.demo(id).fault({ kind: 'clear' });
      await core.core.accounts.resume((await accountOf(core, id)).id);
      for (const job of jobs) await core.until(job, 'completed', LONG);
      expect((await accountOf(core, id)).spending[0]).toMatchObject({ spent: 3, inFlight: 0 });
    },
    60_000,
  );
});
