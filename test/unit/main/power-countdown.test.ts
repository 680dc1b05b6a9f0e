import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SettingsServices } from '../../../src/core/services.ts';
import { createNativeState } from '../../../src/main/system/native-state.ts';
import { COUNTDOWN_MS, PowerCountdown } from '../../../src/main/system/power-countdown.ts';
import { findPresence } from '../../../src/main/system/presence.ts';
import { createPowerDeeds } from '../../../src/main/system/power-deeds.ts';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { defaultSettings, type Settings } from '../../../src/shared/settings.ts';
import { handClock } from '../../fakes/hand-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'power-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program of the system, of which only what it was asked is known. */
function program(name: string, body: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> "${folder}/asked"\n${body}\n`);
  chmodSync(file, 0o755);
}
const asked = () => {
  const file = join(folder, 'asked');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};
const environment = () => ({ PATH: [folder, '/bin', '/usr/bin'].join(delimiter) });

interface Options {
  readonly keepsPower?: boolean;
  readonly power?: Settings['allDone']['power'];
}

/** A countdown on a computer that nobody touches, unless said. */
function aCountdown({ power = 'sleep', keepsPower = false }: Options = {}) {
  const clock = handClock();
  let settings: Settings = {
    ...defaultSettings,
    allDone: { ...defaultSettings.allDone, power, keepsPower },
  };
  const native = createNativeState();
  native.set({ powerDeeds: ['sleep', 'shut-down'] });
  const here = { idleSince: -10 * SECOND, working: 0, isCarrying: false };
  const told: string[] = [];
  const deeds = createPowerDeeds('linux', environment());
  const done: Promise<unknown>[] = [];
  const countdown = new PowerCountdown({
    clock,
    native,
    logger: { log: () => undefined },
    idleSeconds: () => Math.floor((clock.monotonic() - here.idleSince) / SECOND),
    deeds: {
      find: deeds.find,
      carryOut(deed) {
        const ends = deeds.carryOut(deed);
        done.push(ends);
        return ends;
      },
    },
  });
  const change: SettingsServices['change'] = (patch) => {
    settings = { ...settings, allDone: { ...settings.allDone, ...patch.allDone } as never };
    return Promise.resolve(settings);
  };
  countdown.connect({
    settings: { get: () => settings, change } as SettingsServices,
    overview: () => ({ working: here.working, waiting: 0 }),
    isCarrying: () => here.isCarrying,
    begun: (deed) => void told.push(`begun ${deed}`),
    say: (level, text) => void told.push(`${level} ${text}`),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** Second by second, as the promises of each second need a turn. */
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += SECOND) {
      clock.pass(SECOND);
      await turn();
    }
    await Promise.all(done);
    await turn();
  };
  return { countdown, clock, native, here, told, pass, power: () => settings.allDone.power };
}

describe('the countdown', () => {
  beforeEach(() => program('systemctl', 'exit 0'));

  test('carries it out once, after a minute, and takes the choice back', async () => {
    const { countdown, native, told, pass, power } = aCountdown();
    countdown.allDone();
    expect(native.get().countdown).toMatchObject({ deed: 'sleep' });
    expect(told).toEqual(['begun sleep']);
    await pass(COUNTDOWN_MS - SECOND);
    expect(asked()).toEqual([]);
    await pass(2 * SECOND);
    expect(asked()).toEqual(['systemctl --no-ask-password suspend']);
    expect(native.get().countdown).toBeNull();
    expect(power()).toBe('nothing');
    countdown.allDone();
    await pass(2 * COUNTDOWN_MS);
    expect(asked()).toHaveLength(1);
  });

  test('keeps a choice that is for every time', async () => {
    const { countdown, pass, power } = aCountdown({ power: 'shut-down', keepsPower: true });
    countdown.allDone();
    await pass(COUNTDOWN_MS + SECOND);
    expect(asked()).toEqual(['systemctl --no-ask-password poweroff']);
    expect(power()).toBe('shut-down');
  });

  test('is stopped by a person: in the window, or anywhere on this computer', async () => {
    const inWindow = aCountdown();
    inWindow.countdown.allDone();
    await inWindow.pass(5 * SECOND);
    await inWindow.countdown.stop();
    await inWindow.pass(2 * COUNTDOWN_MS);
    expect(inWindow.power()).toBe('nothing');

    const elsewhere = aCountdown();
    elsewhere.countdown.allDone();
    await elsewhere.pass(10 * SECOND);
    elsewhere.here.idleSince = elsewhere.clock.monotonic();
    await elsewhere.pass(2 * SECOND);
    expect(elsewhere.native.get().countdown).toBeNull();
    await elsewhere.pass(2 * COUNTDOWN_MS);
    expect(asked()).toEqual([]);
  });

  test('is stopped by new work, and begins anew when that is done', async () => {
    const { countdown, native, here, pass, power } = aCountdown();
    countdown.allDone();
    await pass(30 * SECOND);
    here.working = 1;
    await pass(2 * SECOND);
    expect(native.get().countdown).toBeNull();
    expect(power()).toBe('sleep');
    countdown.allDone();
    expect(native.get().countdown).toBeNull();
    here.working = 0;
    countdown.allDone();
    await pass(COUNTDOWN_MS + SECOND);
    expect(asked()).toHaveLength(1);
  });

  test('waits until a library that is moved or exported is there', async () => {
    const { countdown, native, here, pass, power } = aCountdown();
    here.isCarrying = true;
    countdown.allDone();
    await pass(2 * COUNTDOWN_MS);
    expect(native.get().countdown).toBeNull();
    here.isCarrying = false;
    await pass(30 * SECOND);
    expect(native.get().countdown).toMatchObject({ deed: 'sleep' });
    here.isCarrying = true;
    await pass(2 * COUNTDOWN_MS);
    expect(native.get().countdown).toBeNull();
    expect([asked(), power()]).toEqual([[], 'sleep']);
    here.isCarrying = false;
    await pass(COUNTDOWN_MS + 15 * SECOND);
    expect(asked()).toHaveLength(1);
  });

  test('says why the computer stays on where nobody tells whether somebody is here', async () => {
    const { countdown, clock, native, here, told, pass } = aCountdown({ keepsPower: true });
    const stays = expect.stringMatching(/^info .*does not tell whether somebody is here/);
    // Somebody all the time, as far as this system says.
    Object.defineProperty(here, 'idleSince', { get: () => clock.monotonic() });
    countdown.allDone();
    await pass(10 * SECOND);
    expect(told).toEqual(['begun sleep', stays]);
    native.set({ tellsPresence: false });
    countdown.allDone();
    expect(native.get().countdown).toBeNull();
    expect(told).toHaveLength(3);
    await pass(2 * COUNTDOWN_MS);
    expect(asked()).toEqual([]);
  });

  test('says what the system did not do', async () => {
    program('systemctl', 'exit 4');
    const { countdown, told, pass } = aCountdown();
    countdown.allDone();
    await pass(COUNTDOWN_MS + SECOND);
    expect(told).toContain(
      'error This computer could not be put to sleep: systemctl ended with code 4. Do it by hand.',
    );
  });
});

describe('whether a desktop tells that somebody is here', () => {
  const found = (idleSeconds: () => number, ms: number) => {
    const clock = handClock();
    const told: boolean[] = [];
    findPresence({ clock, idleSeconds, tell: (tells) => told.push(tells) });
    for (let at = 0; at < ms; at += SECOND) clock.pass(SECOND);
    return told;
  };

  test('is known at the first pause, and not before', () => {
    let looks = 0;
    expect(found(() => ((looks += 1) > 20 ? 1 : 0), 2 * MINUTE)).toEqual([true]);
  });

  test('is denied after minutes without any, and not for ever', () => {
    expect(found(() => 0, 2 * MINUTE)).toEqual([]);
    expect(new Set(found(() => 0, 4 * MINUTE))).toEqual(new Set([false]));
    let looks = 0;
    expect(found(() => ((looks += 1) > 150 ? 5 : 0), 6 * MINUTE).at(-1)).toBe(true);
  });
});

describe('what the system can do', () => {
  test('is what its login manager lets this session do', async () => {
    program('systemctl', 'exit 0');
    program('busctl', 'case "$*" in *CanSuspend) echo \'s "na"\';; *) echo \'s "yes"\';; esac');
    expect(await createPowerDeeds('linux', environment()).find()).toEqual(['shut-down']);
  });

  test('is nothing without a program that does it', async () => {
    program('busctl', 'echo \'s "yes"\'');
    expect(await createPowerDeeds('linux', { PATH: folder }).find()).toEqual([]);
  });

  test('goes to the other login manager where the first is not there', async () => {
    program('loginctl', 'exit 0');
    const deeds = createPowerDeeds('linux', { PATH: folder });
    expect(await deeds.carryOut('shut-down')).toBeNull();
    expect(asked()).toEqual(['loginctl --no-ask-password poweroff']);
  });
});
