import { RefreshCw, RotateCw } from 'lucide-react';
import type { Updates } from '../../../shared/updates.ts';
import { attempt } from '../../client/attempt.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useApp } from '../../stores/app.ts';
import { useNow } from '../../stores/now.ts';
import { useUpdates } from '../../stores/updates.ts';
import { ago, bytesOf } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { Fact, Facts } from '../inspector/facts.tsx';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';
import { problemWords } from './update-words.ts';
import own from './updates-part.module.css';

/** Which version runs, and how it gets newer. */
export function UpdatesPart() {
  const updates = useUpdates(({ updates }) => updates);
  if (!updates) return null;
  const { state, version } = updates;
  return (
    <SettingsPart title={say('updates.title')} hint={say('updates.hint')}>
      <div className={styles.wide}>
        <Facts>
          <Fact name={say('updates.version')}>{version}</Fact>
        </Facts>
      </div>
      {state.state === 'off' ? (
        <p className={styles.soft}>{say(`updates.off.${state.why}`)}</p>
      ) : (
        <ByItself updates={updates} />
      )}
    </SettingsPart>
  );
}

function ByItself({ updates }: { readonly updates: Updates }) {
  const { channel, automatic } = useApp(({ settings }) => settings.updates);
  return (
    <>
      <Status updates={updates} />
      <Deeds updates={updates} />
      <Toggle
        label={say('updates.automatic')}
        hint={say('updates.automatic.hint')}
        on={automatic}
        onChange={(automatic) => void changeSettings({ updates: { automatic } })}
      />
      <Choice
        label={say('updates.channel')}
        look="rows"
        value={channel}
        options={(['stable', 'beta'] as const).map((value) => ({
          value,
          label: say(`updates.channel.${value}`),
          hint: say(`updates.channel.${value}.hint`),
        }))}
        onChange={(channel) => void changeSettings({ updates: { channel } })}
      />
    </>
  );
}

function Status({ updates }: { readonly updates: Updates }) {
  const { state, problem } = updates;
  return (
    <div className={styles.wide}>
      <div aria-live="polite">
        <p>{stateWords(updates)}</p>
        {problem ? <p className={own.problem}>{problemWords(problem)}</p> : null}
      </div>
      <Looked at={updates.lastCheckedAt} />
      {state.state === 'downloading' ? (
        <>
          <ProgressBar
            value={state.total === 0 ? null : state.received / state.total}
            label={say('updates.downloading', { version: state.version })}
          />
          <p className={styles.soft}>{bytesOf(state.received, state.total)}</p>
        </>
      ) : null}
      {'notes' in state && state.notes !== null ? (
        <details className={own.notes}>
          <summary>{say('updates.new', { version: state.version })}</summary>
          <p>{state.notes}</p>
        </details>
      ) : null}
    </div>
  );
}

/** Apart from what is read aloud: it changes with the clock. */
function Looked({ at }: { readonly at: number | null }) {
  const now = useNow();
  return (
    <p className={styles.soft}>
      {at === null ? say('updates.never') : say('updates.checked', { ago: ago(at, now) })}
    </p>
  );
}

function stateWords({ state, underWay }: Updates): string {
  switch (state.state) {
    case 'off':
      return '';
    case 'checking':
      return say('updates.checking');
    case 'downloading':
      return say('updates.downloading', { version: state.version });
    case 'restarting':
      return say('updates.restarting', { version: state.version });
    case 'ready':
      return say(state.waitsForWork ? 'updates.waits' : 'updates.ready', {
        version: state.version,
        underWay,
      });
    case 'idle':
      return say('updates.idle');
  }
}

type When = 'now' | 'when-done' | 'with-work' | 'later';
const install = (when: When) => void attempt((client) => client.updates.install({ when }));

function Deeds({ updates: { state, underWay } }: { readonly updates: Updates }) {
  const isReady = state.state === 'ready';
  const check = (
    <Button
      icon={<RefreshCw />}
      disabled={state.state !== 'idle' && !isReady}
      onClick={() => void attempt((client) => client.updates.check())}
    >
      {say('updates.check')}
    </Button>
  );
  // One shape for every state: the button keeps the keyboard when what it has asked for is here.
  return (
    <>
      {isReady && underWay > 0 ? (
        <p className={styles.soft}>{say('updates.underWay', { underWay })}</p>
      ) : null}
      <div className={styles.row}>
        {isReady ? <Installs waitsForWork={state.waitsForWork} underWay={underWay} /> : null}
        {check}
      </div>
    </>
  );
}

interface InstallsProps {
  readonly waitsForWork: boolean;
  readonly underWay: number;
}

/** When the version that is here takes the place of this one. */
function Installs({ waitsForWork, underWay }: InstallsProps) {
  return (
    <>
      {waitsForWork ? (
        <Button onClick={() => install('later')}>{say('updates.restart.later')}</Button>
      ) : (
        <Button
          look="primary"
          icon={<RotateCw />}
          onClick={() => install(underWay > 0 ? 'when-done' : 'now')}
        >
          {say(underWay > 0 ? 'updates.restart.done' : 'updates.restart')}
        </Button>
      )}
      {underWay > 0 ? (
        <Button onClick={() => install('with-work')}>{say('updates.restart.now')}</Button>
      ) : null}
    </>
  );
}
