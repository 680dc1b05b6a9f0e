import { ScrollText } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { logLevels, type LogEntry } from '../../../shared/activity.ts';
import { SECOND } from '../../../shared/durations.ts';
import { attempt } from '../../client/attempt.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListBar } from '../../components/list-bar.tsx';
import { Picker } from '../../components/picker.tsx';
import { host } from '../../client/session.ts';
import { useApp } from '../../stores/app.ts';
import { useNow } from '../../stores/now.ts';
import { moment, momentShort } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from '../settings/change-settings.ts';
import screen from './activity-screen.module.css';
import { LoadedPart } from './loaded-part.tsx';
import styles from './log-part.module.css';
import { Older } from './notices-part.tsx';
import { useLoaded } from './use-loaded.ts';

const PAGE = 200;
/** The most that the contract gives at once. */
const MOST_NEW = 1_000;
/** More on the screen is read by nobody; the files have it. */
const MOST_SHOWN = 2_000;
const FOLLOWED_EVERY_MS = 2 * SECOND;

interface Page {
  readonly entries: readonly LogEntry[];
  readonly next: string | null;
  readonly newest: string;
  readonly folder: string;
}

const levelOf = (value: string): LogEntry['level'] =>
  logLevels.find((level) => level === value) ?? 'info';

/** The log, newest first, as far as it fits. */
export function LogPart() {
  const [level, setLevel] = useState<LogEntry['level']>('info');
  const [typed, setTyped] = useState('');
  const [follows, setFollows] = useState(true);
  const search = useDeferredValue(typed.trim());
  const wanted = { level, search };
  const { loaded, again, change } = useLoaded<Page>(`${level} ${search}`, (client) =>
    client.activity.log({ ...wanted, limit: PAGE }),
  );
  const newest = loaded.state === 'here' ? loaded.value.newest : null;
  useFollowing(follows ? newest : null, wanted, change);
  const older = async (before: string) => {
    const page = await attempt((client) => client.activity.log({ ...wanted, before, limit: PAGE }));
    if (!page) return;
    change((shown) => ({
      ...shown,
      entries: [...shown.entries, ...page.entries],
      next: page.next,
    }));
  };
  return (
    <>
      <ListBar
        lead={
          <>
            <LevelPicker level={level} onPick={setLevel} />
            <input
              type="search"
              className={styles.search}
              aria-label={say('activity.log.search')}
              placeholder={say('activity.log.search')}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </>
        }
      >
        <DetailsBox />
        <FollowBox follows={follows} onChange={setFollows} />
      </ListBar>
      <div className={screen.scroller}>
        <LoadedPart loaded={loaded} again={again}>
          {({ entries, next }) => (
            <>
              <Lines entries={entries} />
              <Older more={next !== null} onMore={() => void older(next ?? '')} />
            </>
          )}
        </LoadedPart>
      </div>
      {loaded.state === 'here' ? (
        <footer className={screen.foot}>
          <span>{say('activity.log.folder', { folder: loaded.value.folder })}</span>
          <CopyButton text={loaded.value.folder} label={say('activity.log.copyFolder')} />
        </footer>
      ) : null}
    </>
  );
}

function Lines({ entries }: { readonly entries: readonly LogEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title={say('activity.log.empty.title')}>
        <p>{say('activity.log.empty.words')}</p>
      </EmptyState>
    );
  }
  return (
    <ol className={styles.list} aria-label={say('activity.log.list')}>
      {entries.map((entry, index) => (
        // A line has no name of its own; from its end on the list never changes.
        <Line key={entries.length - index} entry={entry} />
      ))}
    </ol>
  );
}

/** Puts what came since on top, every few seconds. @param newest null: not now */
function useFollowing(
  newest: string | null,
  { level, search }: { readonly level: LogEntry['level']; readonly search: string },
  change: (work: (before: Page) => Page) => void,
): void {
  useEffect(() => {
    if (newest === null) return undefined;
    let stale = false;
    const look = async () => {
      try {
        const after = newest === '' ? {} : { after: newest };
        const page = await host().activity.log({ level, search, limit: MOST_NEW, ...after });
        if (stale || page.newest === newest) return;
        change((shown) => ({
          ...shown,
          entries: [...page.entries, ...shown.entries].slice(0, MOST_SHOWN),
          newest: page.newest,
        }));
      } catch {
        // The next look may reach it again.
      }
    };
    const timer = setInterval(() => void look(), FOLLOWED_EVERY_MS);
    return () => {
      stale = true;
      clearInterval(timer);
    };
  }, [newest, level, search, change]);
}

interface FollowBoxProps {
  readonly follows: boolean;
  readonly onChange: (follows: boolean) => void;
}

function FollowBox({ follows, onChange }: FollowBoxProps) {
  return (
    <label className={screen.check}>
      <input
        type="checkbox"
        checked={follows}
        onChange={({ target }) => onChange(target.checked)}
      />
      {say('activity.log.follow')}
    </label>
  );
}

/** Whether every request and every change of a job is written down, too; a setting, as it lasts. */
function DetailsBox() {
  const level = useApp(({ settings }) => settings.logLevel);
  return (
    <label className={screen.check} title={say('activity.log.details.hint')}>
      <input
        type="checkbox"
        checked={level === 'debug'}
        onChange={({ target }) =>
          void changeSettings({ logLevel: target.checked ? 'debug' : 'info' })
        }
      />
      {say('activity.log.details')}
    </label>
  );
}

interface LevelPickerProps {
  readonly level: LogEntry['level'];
  readonly onPick: (level: LogEntry['level']) => void;
}

function LevelPicker({ level, onPick }: LevelPickerProps) {
  return (
    <Picker
      label={say('activity.log.level')}
      heading={say('activity.log.level')}
      value={level}
      options={logLevels.map((value) => ({ value, label: say(`activity.log.level.${value}`) }))}
      onPick={(value) => onPick(levelOf(value))}
    />
  );
}

function Line({ entry }: { readonly entry: LogEntry }) {
  const now = useNow();
  const { at, level, message, fields } = entry;
  const time = Date.parse(at);
  const more = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <li className={styles.line} data-level={level}>
      <time dateTime={at} title={moment(time)}>
        {momentShort(time, now)}
      </time>
      <span className={styles.level}>{level}</span>
      <span className={styles.words}>
        {message}
        {more.length > 0 ? <span className={styles.fields}>{more.join(' · ')}</span> : null}
      </span>
    </li>
  );
}
