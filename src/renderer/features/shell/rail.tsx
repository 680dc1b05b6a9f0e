import {
  BellRing,
  ChartColumn,
  Images,
  KeyRound,
  ListVideo,
  Search,
  Settings2,
} from 'lucide-react';
import { Tip } from '../../components/tip.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useUnread } from '../../stores/unread.ts';
import { useUpdates } from '../../stores/updates.ts';
import { useView, type Screen } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { Mark } from './mark.tsx';
import styles from './rail.module.css';

interface Place {
  readonly screen: Screen;
  readonly label: () => string;
  readonly Sign: typeof Images;
}

const places: readonly Place[] = [
  { screen: 'queue', label: () => say('commands.go.queue'), Sign: ListVideo },
  { screen: 'library', label: () => say('commands.go.library'), Sign: Images },
  { screen: 'accounts', label: () => say('commands.go.accounts'), Sign: KeyRound },
  { screen: 'insights', label: () => say('insights.title'), Sign: ChartColumn },
  { screen: 'activity', label: () => say('activity.title'), Sign: BellRing },
  { screen: 'settings', label: () => say('commands.go.settings'), Sign: Settings2 },
];

/** How much there is to look at on each screen, and whether it waits for a person. */
function useCounts(): Partial<Record<Screen, { count: number; urgent: boolean; words?: string }>> {
  const paused = useAccounts(({ accounts }) => accounts.filter(({ paused }) => paused).length);
  const folderProblem = useApp(({ info }) => info?.libraryProblem ?? null);
  const needsYou = useJobs(({ order }) => order.needsYou.length);
  const live = useJobs(({ order }) => order.live.length);
  const isUpdateReady = useUpdates(({ updates }) => updates?.state.state === 'ready');
  const unread = useUnread(({ unread }) => unread);
  return {
    activity: { count: unread, urgent: false, words: say('activity.unread', { count: unread }) },
    queue: { count: needsYou + live, urgent: needsYou > 0 },
    accounts: { count: 0, urgent: paused > 0 },
    settings: {
      count: isUpdateReady ? 1 : 0,
      urgent: folderProblem !== null,
      words: say('updates.badge'),
    },
  };
}

export function Rail() {
  const current = useView(({ screen }) => screen);
  const show = useView(({ show }) => show);
  const counts = useCounts();
  return (
    <nav className={styles.rail} aria-label={say('shell.places')}>
      <div className={styles.name}>
        <Mark />
        <span>Renderdesk</span>
      </div>
      <ul className={styles.places}>
        {places.map(({ screen, label, Sign }, index) => {
          const { count = 0, urgent = false, words } = counts[screen] ?? {};
          return (
            <li key={screen}>
              <Tip text={label()} shortcut={String(index + 1)} side="right">
                <button
                  type="button"
                  className={styles.place}
                  aria-current={screen === current ? 'page' : undefined}
                  onClick={() => show(screen)}
                >
                  <Sign aria-hidden />
                  <span className={styles.label}>{label()}</span>
                  {urgent ? (
                    <span className={styles.urgent}>
                      <span className="visually-hidden">{say('shell.needsYou')}</span>
                    </span>
                  ) : null}
                  {count > 0 ? <Count count={count} words={words} /> : null}
                </button>
              </Tip>
            </li>
          );
        })}
      </ul>
      <RailFoot />
    </nav>
  );
}

/** More is as many for a glance. */
const MOST_COUNTED = 999;

function Count({ count, words }: { readonly count: number; readonly words: string | undefined }) {
  const shown = count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
  return (
    <span className={styles.count}>
      <span aria-hidden={words !== undefined}>{shown}</span>
      {words === undefined ? null : <span className="visually-hidden">{words}</span>}
    </span>
  );
}

function RailFoot() {
  const demo = useApp(({ info }) => info?.demo.running ?? false);
  const open = useView(({ open }) => open);
  return (
    <div className={styles.foot}>
      {demo ? <span className={styles.demo}>{say('shell.demo')}</span> : null}
      <button
        type="button"
        className={styles.keys}
        aria-label={say('commands.app.palette')}
        onClick={() => open({ kind: 'palette' })}
      >
        <Search aria-hidden />
        <span>{say('commands.app.palette')}</span>
      </button>
      <button
        type="button"
        className={styles.keys}
        aria-label={say('commands.app.shortcuts')}
        onClick={() => open({ kind: 'shortcuts' })}
      >
        <kbd>?</kbd>
        <span>{say('commands.app.shortcuts')}</span>
      </button>
    </div>
  );
}
