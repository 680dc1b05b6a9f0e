import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { say } from '../../words/say.ts';
import { soonMoment } from '../../words/soon-moment.ts';
import { fieldOf, quickTimes, timeIn } from './send-times.ts';
import styles from './time-dialog.module.css';

interface TimeDialogProps {
  readonly title: string;
  /** The time that it is now; null: none. */
  readonly sendAt: number | null;
  /** The word for having none. */
  readonly none: string;
  readonly onClose: () => void;
  readonly onChoose: (sendAt: number | null) => void;
}

/** When something is sent: a quick choice, a day and a time, or no time any more. */
export function TimeDialog({ title, sendAt, none, onClose, onChoose }: TimeDialogProps) {
  // As it was when it was opened: choices that move under the pointer are chosen wrongly.
  const [now] = useState(() => Date.now());
  const [problem, setProblem] = useState<string | null>(null);
  const [first] = quickTimes(now);
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const at = timeIn(textOf(event.currentTarget, 'time'));
    if (at === null) return setProblem(say('when.problem.none'));
    if (at <= Date.now()) return setProblem(say('when.problem.past'));
    onChoose(at);
  };
  return (
    <Dialog title={title} description={say('when.about')} onClose={onClose}>
      <div className={styles.quick}>
        {quickTimes(now).map(({ name, at }) => (
          <Button key={name} onClick={() => onChoose(at)}>
            {say(`when.quick.${name}`)}
            <span className={styles.time}>{soonMoment(at, now)}</span>
          </Button>
        ))}
      </div>
      <form onSubmit={choose} noValidate>
        <Field
          label={say('when.field')}
          name="time"
          type="datetime-local"
          defaultValue={fieldOf(sendAt ?? first?.at ?? now)}
          min={fieldOf(now)}
          hint={say('when.field.hint')}
          problem={problem}
          data-first
        />
        <DialogActions>
          <Button onClick={onClose}>{say('when.cancel')}</Button>
          {sendAt === null ? null : <Button onClick={() => onChoose(null)}>{none}</Button>}
          <Button look="primary" type="submit">
            {say('when.choose')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
