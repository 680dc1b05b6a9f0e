import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { say } from '../../words/say.ts';
import styles from './activity-screen.module.css';
import type { Loaded } from './use-loaded.ts';

interface LoadedPartProps<Value> {
  readonly loaded: Loaded<Value>;
  readonly again: () => void;
  readonly children: (value: Value) => ReactNode;
}

/** What was loaded; or that it is being loaded, or could not be. */
export function LoadedPart<Value>({ loaded, again, children }: LoadedPartProps<Value>) {
  switch (loaded.state) {
    case 'loading':
      return (
        <p className={styles.waiting} aria-live="polite">
          {say('activity.loading')}
        </p>
      );
    case 'failed':
      return (
        <div className={styles.waiting} role="alert">
          <p>{say('activity.failed')}</p>
          <Button onClick={again}>{say('activity.again')}</Button>
        </div>
      );
    case 'here':
      return children(loaded.value);
  }
}
