import { Tooltip } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { Toaster } from 'sonner';
import { ConfirmDialog } from '../../components/confirm.tsx';
import { GOOD_NEWS_STAYS } from '../../components/toast-times.ts';
import { useApp } from '../../stores/app.ts';
import { useAnnouncement } from '../../stores/announcements.ts';
import { useConnection } from '../../stores/connection.ts';
import { useView, type Screen } from '../../stores/view.ts';
import { AccountsScreen } from '../accounts/accounts-screen.tsx';
import { ActivityScreen } from '../activity/activity-screen.tsx';
import { WhileAwayCard } from '../activity/while-away.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { LibraryScreen } from '../library/library-screen.tsx';
import { DropTarget } from '../new-render/drop-target.tsx';
import { useAskedLinks } from '../new-render/use-links.ts';
import { RefusedFiles } from '../new-render/refused-files.tsx';
import { QueueScreen } from '../queue/queue-screen.tsx';
import { ReviewSheet } from '../review/review-sheet.tsx';
import { useSpokenLanguage } from '../settings/language.ts';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import styles from './app.module.css';
import { Banners } from './banners.tsx';
import { Dialogs } from './dialogs.tsx';
import { NoConnection } from './no-connection.tsx';
import { Rail } from './rail.tsx';
import { useKeptTagColours } from '../library/tags/use-kept-tag-colours.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { say } from '../../words/say.ts';

/** Its charts are loaded when they are looked at first. */
const InsightsScreen = lazy(async () => {
  const { InsightsScreen: Screen } = await import('../insights/insights-screen.tsx');
  return { default: Screen };
});

const screenParts: Readonly<Record<Screen, React.ComponentType>> = {
  queue: QueueScreen,
  library: LibraryScreen,
  accounts: AccountsScreen,
  insights: InsightsScreen,
  activity: ActivityScreen,
  settings: SettingsScreen,
};

/** From the window's lower edge, or from what lies there. */
const TOAST_EDGE = 'calc(20px + var(--toast-room, 0px))';

function Announcer() {
  const text = useAnnouncement(({ text }) => text);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}

function Workspace() {
  useKeptTagColours();
  useShortcuts();
  useAskedLinks();
  const screen = useView(({ screen }) => screen);
  const selectedJob = useView(({ selectedJob }) => selectedJob);
  const CurrentScreen = screenParts[screen];
  const hasInspector = selectedJob !== null && (screen === 'queue' || screen === 'library');
  return (
    <div className={styles.window}>
      <Rail />
      <div className={styles.body}>
        <Banners />
        <WhileAwayCard />
        <div className={styles.panes}>
          <main className={styles.main}>
            <Suspense fallback={null}>
              <CurrentScreen />
            </Suspense>
            <RefusedFiles />
          </main>
          {hasInspector ? <Inspector key={selectedJob} jobId={selectedJob} /> : null}
        </div>
      </div>
      <DropTarget />
      <ReviewSheet />
      <Dialogs />
    </div>
  );
}

/** The whole window. */
export function App() {
  const status = useConnection(({ status }) => status);
  const isLoaded = useApp(({ info }) => info !== null);
  const theme = useApp(({ settings }) => settings.theme);
  const language = useSpokenLanguage(({ tag, times }) => `${tag} ${times}`);
  const needsPerson = status === 'no-token' || status === 'refused';
  return (
    <Tooltip.Provider key={language} delayDuration={400}>
      {isLoaded && !needsPerson ? <Workspace /> : <NoConnection />}
      <ConfirmDialog />
      <Announcer />
      <Toaster
        containerAriaLabel={say('shell.toasts')}
        theme={theme}
        position="bottom-right"
        gap={8}
        visibleToasts={4}
        duration={GOOD_NEWS_STAYS}
        offset={{ bottom: TOAST_EDGE }}
        mobileOffset={{ bottom: TOAST_EDGE }}
      />
    </Tooltip.Provider>
  );
}
