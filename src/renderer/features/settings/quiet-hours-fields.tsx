import type { QuietHours } from '../../../shared/native-settings.ts';
import { Field } from '../../components/field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { say } from '../../words/say.ts';
import styles from './quiet-hours-fields.module.css';

/** What they are when they are switched on first. */
const NIGHT: QuietHours = { from: 22 * 60, to: 8 * 60 };

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Null for what is no time, such as a field that is being emptied. */
function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

interface QuietHoursFieldsProps {
  readonly hours: QuietHours | null;
  readonly onChange: (hours: QuietHours | null) => void;
}

export function QuietHoursFields({ hours, onChange }: QuietHoursFieldsProps) {
  const field = (name: 'from' | 'to', { from, to }: QuietHours) => (
    <Field
      // Another field where the host says something else, so that it shows what is.
      key={`${name} ${from} ${to}`}
      label={say(`native.quiet.${name}`)}
      type="time"
      required
      defaultValue={timeOf(name === 'from' ? from : to)}
      onBlur={(event) => {
        const minute = minuteOf(event.currentTarget.value);
        if (minute !== null) onChange({ from, to, [name]: minute });
      }}
    />
  );
  return (
    <div className={styles.quiet}>
      <Toggle
        label={say('native.quiet')}
        hint={say('native.quiet.hint')}
        on={hours !== null}
        onChange={(on) => onChange(on ? NIGHT : null)}
      />
      {hours ? (
        <div className={styles.times}>
          {field('from', hours)}
          {field('to', hours)}
        </div>
      ) : null}
    </div>
  );
}
