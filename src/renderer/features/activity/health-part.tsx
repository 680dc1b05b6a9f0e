import type { HealthView } from '../../../shared/activity.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { useNow } from '../../stores/now.ts';
import { ago, moment } from '../../words/measures.ts';
import { numberWords, say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import screen from './activity-screen.module.css';
import { CrashesPart } from './crashes-part.tsx';
import { DiagnosticsPart } from './diagnostics-part.tsx';
import styles from './health-part.module.css';
import { LoadedPart } from './loaded-part.tsx';
import { shortTime } from './request-words.ts';
import { useLoaded } from './use-loaded.ts';

/** How the providers do, and what helps when something does not. */
export function HealthPart() {
  const { loaded, again } = useLoaded('health', (client) => client.activity.health());
  return (
    <div className={screen.scroller}>
      <div className={styles.column}>
        <section className={styles.part} aria-label={say('activity.health.providers')}>
          <h2>{say('activity.health.providers')}</h2>
          <LoadedPart loaded={loaded} again={again}>
            {(views) =>
              views.length === 0 ? (
                <p className={styles.soft}>{say('activity.health.none')}</p>
              ) : (
                <HealthTable views={views} />
              )
            }
          </LoadedPart>
        </section>
        <DiagnosticsPart />
        <CrashesPart />
      </div>
    </div>
  );
}

const heads = [
  'account',
  'state',
  'requests',
  'trouble',
  'mean',
  'lastSuccess',
  'lastTrouble',
] as const;

function HealthTable({ views }: { readonly views: readonly HealthView[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {say(`activity.health.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <HealthRow key={view.accountId} view={view} />
        ))}
      </tbody>
    </table>
  );
}

/** Of the requests of a day: less is chance, more is a provider that is down. */
const SHAKY = 0.02;
const BAD = 0.2;

function stateOf({ requests, troubled }: HealthView): 'idle' | 'good' | 'shaky' | 'bad' {
  if (requests === 0) return 'idle';
  const share = troubled / requests;
  if (share >= BAD) return 'bad';
  return share >= SHAKY ? 'shaky' : 'good';
}

function HealthRow({ view }: { readonly view: HealthView }) {
  const name = useAccounts(
    ({ accounts }) => accounts.find(({ id }) => id === view.accountId)?.name,
  );
  const nameOf = useProviderNames();
  const state = stateOf(view);
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <AccountDot id={view.accountId} />
          {name ?? nameOf(view.providerId)}
        </span>
        <span className={styles.soft}>{nameOf(view.providerId)}</span>
      </th>
      <td>
        <span className={styles.state} data-state={state}>
          {say(`activity.health.${state}`)}
        </span>
      </td>
      <td className={styles.number}>{numberWords(view.requests)}</td>
      <td className={styles.number}>{numberWords(view.troubled)}</td>
      <td className={styles.number}>{view.meanMs === null ? '–' : shortTime(view.meanMs)}</td>
      <td>
        <Since at={view.lastSuccessAt} />
      </td>
      <td>
        <Since at={view.lastTroubleAt} />
        {view.lastTrouble === null ? null : (
          <span className={styles.why}>{translated(view.lastTrouble)}</span>
        )}
      </td>
    </tr>
  );
}

function Since({ at }: { readonly at: number | null }) {
  const now = useNow();
  if (at === null) return <>{say('activity.health.never')}</>;
  return (
    <time dateTime={new Date(at).toISOString()} title={moment(at)}>
      {ago(at, now)}
    </time>
  );
}
