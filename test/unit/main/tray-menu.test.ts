import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  trayMenu,
  trayState,
  type TrayActions,
  type TrayNative,
} from '../../../src/main/tray/tray-menu.ts';
import { aJobId, anOverview } from '../../fakes/fake-core.ts';
import { mainSpeaker } from '../../fakes/main-speaker.ts';

const done: string[] = [];
const actions: TrayActions = {
  openWindow: () => void done.push('window'),
  openJob: (id) => void done.push(`job ${id}`),
  newRender: () => void done.push('new'),
  pauseAll: () => void done.push('pause'),
  resumeAll: () => void done.push('resume'),
  stopCountdown: () => void done.push('stay'),
  quit: () => void done.push('quit'),
};

type Menu = readonly MenuItemConstructorOptions[];
const itemsOf = (menu: Menu): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
const labels = (menu: Menu) => itemsOf(menu).map(({ label = '-' }) => label);
const menu = (
  more: Parameters<typeof anOverview>[0],
  awake = false,
  language?: 'de',
  countdown: TrayNative['countdown'] = null,
) => trayMenu(mainSpeaker(language), anOverview(more), { isKeptAwake: awake, countdown }, actions);

/** Chooses an item as a person does; Electron hands a click more than it needs. */
function choose(shown: Menu, label: string): void {
  const item = itemsOf(shown).find((each) => each.label === label);
  if (item?.click === undefined) throw new Error(`${label} cannot be chosen`);
  (item.click as () => void)();
}

describe('the menu of the tray', () => {
  it('says what is going on, and can do everything without a click on the icon', () => {
    const shown = menu(
      {
        working: 3,
        needsYou: 1,
        done: 2,
        failed: 1,
        progress: 0.416,
        recent: [
          { jobId: aJobId, name: 'cat & dog', hasFailed: false, outputId: null },
          { jobId: aJobId, name: 'film', hasFailed: true, outputId: null },
        ],
      },
      true,
    );
    expect(labels(shown)).toEqual([
      '3 renders in progress, 42%',
      '2 done, 1 failed',
      '1 thing needs you',
      '-',
      'Open Renderdesk',
      'New Render…',
      'Recent',
      'cat && dog',
      'film (failed)',
      '-',
      'Pause All',
      'This computer is kept awake until renders are done',
      '-',
      'Quit Renderdesk',
    ]);
    for (const label of ['Open Renderdesk', 'New Render…', 'film (failed)', 'Pause All'])
      choose(shown, label);
    choose(shown, 'Quit Renderdesk');
    expect(done).toEqual(['window', 'new', `job ${aJobId}`, 'pause', 'quit']);
  });

  it('resumes what is paused, and says that nothing is to do, in German too', () => {
    expect(labels(menu({ isPaused: true, waiting: 2 }))).toContain('Resume All');
    expect(labels(menu({}))[0]).toBe('Nothing to do');
    expect(labels(menu({}, false, 'de'))[0]).toBe('Nichts zu tun');
  });
});

it('says what the computer is about to do, and keeps it from that', () => {
  const shown = menu({}, false, undefined, { deed: 'shut-down', endsAt: 1 });
  done.length = 0;
  choose(shown, 'Keep On: This Computer Is About to Shut Down');
  expect(done).toEqual(['stay']);
});

it('the icon says the most urgent', () => {
  const state = (more: Parameters<typeof anOverview>[0]) => trayState(anOverview(more));
  expect(state({})).toBe('idle');
  expect(state({ working: 1 })).toBe('working');
  expect(state({ working: 1, isPaused: true })).toBe('paused');
  expect(state({ isOffline: true, waiting: 1 })).toBe('paused');
  expect(state({ isPaused: true, needsYou: 1 })).toBe('needs-you');
});
