import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quitDecision } from '../../../src/main/quit-decision.ts';
import {
  createAwakeHolds,
  createAwakeKeeper,
  mayStayAwake,
} from '../../../src/main/system/keep-awake.ts';
import { autostartEntry, autostartFile } from '../../../src/main/system/login-item.ts';
import { taskbarState } from '../../../src/main/system/taskbar.ts';
import { firstTime } from '../../../src/main/system/told-once.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { anOverview } from '../../fakes/fake-core.ts';

describe('the computer', () => {
  /** As Electron's, which counts up and must be stopped by its number. */
  function aBlocker() {
    const running = new Set<number>();
    let last = 0;
    return {
      running,
      start: () => {
        running.add(++last);
        return last;
      },
      stop: (id: number) => running.delete(id),
    };
  }

  it('is held by several, and let go with the last', () => {
    const blocker = aBlocker();
    const holds = createAwakeHolds(blocker);
    const [first, second] = [holds.hold(), holds.hold()];
    expect(blocker.running.size).toBe(1);
    first();
    first();
    expect(holds.isHeld()).toBe(true);
    second();
    expect(blocker.running.size).toBe(0);
    holds.hold();
    holds.releaseAll();
    expect(blocker.running.size).toBe(0);
  });

  it('is held exactly while it may be', () => {
    const holds = createAwakeHolds(aBlocker());
    const keep = createAwakeKeeper(holds);
    const held = [true, true, false, false, true].map((may) => {
      keep(may);
      return holds.isHeld();
    });
    expect(held).toEqual([true, true, false, false, true]);
  });

  it('stays awake only for what goes on, and on battery only where that is wanted', () => {
    const may = (working: number, keepAwake: 'never' | 'plugged-in' | 'always', battery: boolean) =>
      mayStayAwake({ working }, { keepAwake }, battery);
    expect(may(0, 'always', false)).toBe(false);
    expect(may(1, 'never', false)).toBe(false);
    expect([may(1, 'plugged-in', false), may(1, 'plugged-in', true)]).toEqual([true, false]);
    expect(may(1, 'always', true)).toBe(true);
  });
});

it('the taskbar tells how work stands', () => {
  const bar = (more: Parameters<typeof anOverview>[0]) => {
    const { mode, progress, badge } = taskbarState(anOverview(more));
    return [mode, progress, badge];
  };
  expect(bar({})).toEqual(['none', -1, 0]);
  expect(bar({ working: 2, progress: 0.5 })).toEqual(['normal', 0.5, 0]);
  expect(bar({ working: 2 })).toEqual(['indeterminate', 2, 0]);
  expect(bar({ waiting: 2, isPaused: true, progress: 0.5 })).toEqual(['paused', 0.5, 0]);
  expect(bar({ waiting: 2, isOffline: true })).toEqual(['paused', 0.03, 0]);
  expect(bar({ working: 2, needsYou: 3, progress: 0.5 })).toEqual(['error', 0.5, 3]);
  expect(bar({ needsYou: 1 })).toEqual(['none', -1, 1]);
});

it('quitting asks only where something is lost by it and somebody is there', () => {
  const { system } = defaultSettings;
  const decide = (
    wish: 'app' | 'tray' | 'unattended' | 'update',
    working: number,
    quitWithWork: typeof system.quitWithWork = 'ask',
  ) => quitDecision(wish, { working }, { quitWithWork });
  expect(decide('app', 0)).toBe('quit');
  expect(decide('app', 1)).toBe('ask');
  expect(decide('unattended', 1)).toBe('quit');
  expect(decide('update', 1)).toBe('quit');
  expect(decide('app', 1, 'background')).toBe('background');
  expect(decide('tray', 1, 'background')).toBe('ask');
  expect(decide('tray', 1, 'quit')).toBe('quit');
});

describe('starting with the computer on Linux', () => {
  it('is a file where the desktop looks for it', () => {
    const file = (config: string | undefined) =>
      autostartFile({ environment: { XDG_CONFIG_HOME: config }, userFolder: '/home/a' });
    expect(file(undefined)).toBe('/home/a/.config/autostart/renderdesk.desktop');
    expect(file('/c')).toBe('/c/autostart/renderdesk.desktop');
    expect(file('relative')).toBe('/home/a/.config/autostart/renderdesk.desktop');
  });

  it('names the program so that no word of it is read as something else', () => {
    const entry = autostartEntry('Renderdesk', ['/opt/My $Apps/100%/app', 'a"b`c\\d', '--hidden']);
    expect(entry).toContain(
      String.raw`Exec="/opt/My \\$Apps/100%%/app" "a\\"b\\${'`'}c\\\\d" "--hidden"`,
    );
    expect(entry.startsWith('[Desktop Entry]\nType=Application\nName=Renderdesk\n')).toBe(true);
  });
});

it('tells once, ever', () => {
  const folder = mkdtempSync(join(tmpdir(), 'renderdesk-told-'));
  const file = join(folder, 'told.json');
  expect([firstTime(file, 'tray'), firstTime(file, 'tray'), firstTime(file, 'b')]).toEqual([
    true,
    false,
    true,
  ]);
  writeFileSync(file, '{');
  expect(firstTime(file, 'tray')).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('["tray"]\n');
  rmSync(folder, { recursive: true });
});
