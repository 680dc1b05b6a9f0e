import { useState, type FormEvent } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { MOST_OTHERS, type JobView } from '../../../shared/job.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { stateName } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { filterWords } from '../queue/queue-filter.ts';
import styles from './others-dialog.module.css';

/** More are found by their names. */
const MOST_SHOWN = 100;

interface OthersDialogProps {
  readonly title: string;
  /** What can be waited for. */
  readonly options: readonly JobView[];
  readonly chosen: readonly JobId[];
  readonly onClose: () => void;
  readonly onChoose: (ids: readonly JobId[]) => void;
}

/** Which renders have to be finished first. */
export function OthersDialog({ title, options, chosen, onClose, onChoose }: OthersDialogProps) {
  const [ids, setIds] = useState<ReadonlySet<JobId>>(new Set(chosen));
  const [filter, setFilter] = useState('');
  const words = filterWords(filter);
  const fitting = options.filter(({ number, name }) => {
    const seen = `#${number} ${name}`.toLocaleLowerCase();
    return words.every((word) => seen.includes(word));
  });
  const toggle = (id: JobId) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  const choose = (event: FormEvent) => {
    event.preventDefault();
    onChoose([...ids]);
  };
  return (
    <Dialog title={title} description={say('after.about')} onClose={onClose}>
      <form onSubmit={choose}>
        <Field
          label={say('after.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          data-first
        />
        {fitting.length === 0 ? (
          <p className={styles.none}>
            {options.length === 0 ? say('after.noneToWaitFor') : say('after.noneFits')}
          </p>
        ) : (
          <ul className={styles.list} aria-label={say('after.list')}>
            {fitting.slice(0, MOST_SHOWN).map((job) => (
              <OtherLine
                key={job.id}
                job={job}
                isChosen={ids.has(job.id)}
                isFull={ids.size >= MOST_OTHERS}
                onToggle={toggle}
              />
            ))}
          </ul>
        )}
        <DialogActions>
          <Button onClick={onClose}>{say('after.cancel')}</Button>
          <Button look="primary" type="submit">
            {say('after.choose', { count: ids.size })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface OtherLineProps {
  readonly job: JobView;
  readonly isChosen: boolean;
  /** No more can be chosen. */
  readonly isFull: boolean;
  readonly onToggle: (id: JobId) => void;
}

function OtherLine({ job, isChosen, isFull, onToggle }: OtherLineProps) {
  return (
    <li>
      <label className={styles.line}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isFull && !isChosen}
          onChange={() => onToggle(job.id)}
        />
        <span className={styles.name} title={job.name}>
          {job.name}
        </span>
        <span className={styles.faint}>
          #{job.number} · {stateName(job.status.state)}
        </span>
      </label>
    </li>
  );
}
