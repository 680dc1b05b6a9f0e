import { Trash2 } from 'lucide-react';
import type { CrashView } from '../../../shared/activity.ts';
import { attempt } from '../../client/attempt.ts';
import { IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { bytes, moment } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import styles from './health-part.module.css';
import { LoadedPart } from './loaded-part.tsx';
import { useLoaded } from './use-loaded.ts';

/** What is left of ends that were not meant; shared by hand, or not at all. */
export function CrashesPart() {
  const { loaded, again } = useLoaded('crashes', (client) => client.activity.crashes());
  const remove = async (name: string) => {
    await attempt((client) => client.activity.removeCrash({ name }));
    again();
  };
  return (
    <section className={styles.part} aria-label={say('activity.crashes')}>
      <h2>{say('activity.crashes')}</h2>
      <p className={styles.hint}>{say('activity.crashes.hint')}</p>
      <LoadedPart loaded={loaded} again={again}>
        {({ crashes }) =>
          crashes.length === 0 ? (
            <p>{say('activity.crashes.none')}</p>
          ) : (
            <ul>
              {crashes.map((crash) => (
                <Crash key={crash.name} crash={crash} onRemove={() => void remove(crash.name)} />
              ))}
            </ul>
          )
        }
      </LoadedPart>
    </section>
  );
}

interface CrashProps {
  readonly crash: CrashView;
  readonly onRemove: () => void;
}

function Crash({ crash, onRemove }: CrashProps) {
  const { name, kind, at, message, path } = crash;
  return (
    <li className={styles.crash}>
      <span>{message ?? `${say(`activity.crashes.${kind}`)} · ${bytes(crash.bytes)}`}</span>
      <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>
      <CopyButton text={path} label={say('activity.crashes.copyPath', { name })} />
      <IconButton label={say('activity.crashes.remove', { name })} onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </li>
  );
}
