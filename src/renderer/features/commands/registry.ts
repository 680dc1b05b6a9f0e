import {
  BellRing,
  ChartColumn,
  FileJson,
  FolderOpen,
  Images,
  Keyboard,
  KeyRound,
  Link,
  ListFilter,
  ListVideo,
  Moon,
  Pause,
  Play,
  Plus,
  RefreshCw,
  Search,
  Settings2,
  Sparkles,
  Sun,
} from 'lucide-react';
import { attempt } from '../../client/attempt.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView, type Screen } from '../../stores/view.ts';
import { pickFiles } from '../new-render/pick-files.ts';
import { samplePayloads } from '../new-render/samples.ts';
import { submitSamples } from '../new-render/submit-samples.ts';
import { focusFilter } from '../queue/focus-filter.ts';
import { checkEverything, pauseEverything, resumeEverything } from '../queue/queue-actions.ts';
import { startDemo } from '../queue/start-demo.ts';
import type { Command } from './command.ts';

const show = (screen: Screen) => () => useView.getState().show(screen);
const open = (dialog: Parameters<ReturnType<typeof useView.getState>['open']>[0]) => () =>
  useView.getState().open(dialog);
const isPaused = () => useApp.getState().settings.paused;
const hasAccounts = () => useAccounts.getState().accounts.length > 0;
const hasDemo = () => useApp.getState().info?.demo.running === true;

function changeTheme(theme: 'light' | 'dark') {
  return () => void attempt((client) => client.app.changeSettings({ theme }));
}
const themeIs = (theme: 'light' | 'dark') => () =>
  document.documentElement.dataset['theme'] === theme;

const goCommands: readonly Command[] = [
  {
    id: 'go.queue',
    group: 'go',
    title: 'commands.go.queue',
    icon: ListVideo,
    keys: '1',
    run: show('queue'),
  },
  {
    id: 'go.library',
    group: 'go',
    title: 'commands.go.library',
    icon: Images,
    keys: '2',
    run: show('library'),
  },
  {
    id: 'go.accounts',
    group: 'go',
    title: 'commands.go.accounts',
    icon: KeyRound,
    keys: '3',
    run: show('accounts'),
  },
  {
    id: 'go.insights',
    group: 'go',
    title: 'commands.go.insights',
    icon: ChartColumn,
    keys: '4',
    run: show('insights'),
  },
  {
    id: 'go.activity',
    group: 'go',
    title: 'commands.go.activity',
    icon: BellRing,
    keys: '5',
    run: show('activity'),
  },
  {
    id: 'go.settings',
    group: 'go',
    title: 'commands.go.settings',
    icon: Settings2,
    keys: '6',
    run: show('settings'),
  },
];

const renderCommands: readonly Command[] = [
  {
    id: 'render.new',
    group: 'render',
    title: 'commands.render.new',
    icon: Plus,
    keys: 'n',
    run: open({ kind: 'new-render' }),
  },
  {
    id: 'render.pick',
    group: 'render',
    title: 'commands.render.pick',
    icon: FileJson,
    keys: 'mod+o',
    run: () => void pickFiles('files'),
  },
  {
    id: 'render.pickFolder',
    group: 'render',
    title: 'commands.render.pickFolder',
    icon: FolderOpen,
    keys: 'mod+shift+o',
    run: () => void pickFiles('folder'),
  },
  {
    id: 'render.follow',
    group: 'render',
    title: 'commands.render.follow',
    icon: Link,
    isOffered: hasAccounts,
    run: open({ kind: 'follow-render' }),
  },
  {
    id: 'render.samples',
    group: 'render',
    title: 'commands.render.samples',
    icon: Play,
    isOffered: () => hasDemo() && samplePayloads.length > 0,
    run: () => void submitSamples(),
  },
];

const queueCommands: readonly Command[] = [
  {
    id: 'queue.pauseAll',
    group: 'queue',
    title: 'commands.queue.pauseAll',
    icon: Pause,
    keys: 'mod+shift+p',
    isOffered: () => !isPaused(),
    run: () => void pauseEverything(),
  },
  {
    id: 'queue.resumeAll',
    group: 'queue',
    title: 'commands.queue.resumeAll',
    icon: Play,
    keys: 'mod+shift+r',
    isOffered: isPaused,
    run: () => void resumeEverything(),
  },
  {
    id: 'queue.checkAll',
    group: 'queue',
    title: 'commands.queue.checkAll',
    icon: RefreshCw,
    keys: 'r',
    isOffered: () => useJobs.getState().order.live.length > 0,
    run: () => void checkEverything(),
  },
  {
    id: 'queue.filter',
    group: 'queue',
    title: 'queue.filter',
    icon: ListFilter,
    keys: '/',
    isOffered: () => useView.getState().screen === 'queue' && useJobs.getState().byId.size > 0,
    run: focusFilter,
  },
];

const appCommands: readonly Command[] = [
  {
    id: 'app.palette',
    group: 'app',
    title: 'commands.app.palette',
    icon: Search,
    keys: 'mod+k',
    run: open({ kind: 'palette' }),
  },
  {
    id: 'app.shortcuts',
    group: 'app',
    title: 'commands.app.shortcuts',
    icon: Keyboard,
    keys: '?',
    run: open({ kind: 'shortcuts' }),
  },
  {
    id: 'app.addAccount',
    group: 'app',
    title: 'commands.app.addAccount',
    icon: KeyRound,
    run: open({ kind: 'add-account', providerId: null }),
  },
  {
    id: 'app.demo',
    group: 'app',
    title: 'commands.app.demo',
    icon: Sparkles,
    isOffered: () => !hasDemo(),
    run: () => void startDemo(),
  },
  {
    id: 'app.light',
    group: 'app',
    title: 'commands.app.light',
    icon: Sun,
    isOffered: () => !themeIs('light')(),
    run: changeTheme('light'),
  },
  {
    id: 'app.dark',
    group: 'app',
    title: 'commands.app.dark',
    icon: Moon,
    isOffered: () => !themeIs('dark')(),
    run: changeTheme('dark'),
  },
];

/**
 * Everything that the window can do without pointing at something: the palette, the shortcuts, the
 * sheet of them and the settings all read it here.
 */
export const commands: readonly Command[] = [
  ...goCommands,
  ...renderCommands,
  ...queueCommands,
  ...appCommands,
];
