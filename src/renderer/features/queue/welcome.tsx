import { KeyRound, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { Mark } from '../shell/mark.tsx';
import { startDemo } from './start-demo.ts';
import styles from './welcome.module.css';

/** The first thing anybody sees: two ways to a first render. */
export function Welcome() {
  const [starting, setStarting] = useState(false);
  const open = useView(({ open }) => open);
  const keychain = useApp(({ info }) => info?.keychain.available);
  const tryDemo = async () => {
    setStarting(true);
    await startDemo();
    setStarting(false);
    // The button is gone with the page; the keyboard goes on with the next one.
    focusWhenDrawn(document.querySelector('main'), '[data-first]');
  };
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <Mark size={44} />
        <h2 className={styles.title}>{say('queue.welcome.title')}</h2>
        <p className={styles.lead}>{say('queue.welcome.lead')}</p>
        <div className={styles.cards}>
          <section className={styles.card}>
            <Sparkles aria-hidden />
            <h3>{say('queue.welcome.demo')}</h3>
            <p>{say('queue.welcome.demoAbout')}</p>
            <Button look="primary" disabled={starting} onClick={() => void tryDemo()}>
              {starting ? say('queue.welcome.starting') : say('commands.app.demo')}
            </Button>
          </section>
          <section className={styles.card}>
            <KeyRound aria-hidden />
            <h3>{say('commands.app.addAccount')}</h3>
            <p>
              {say('queue.welcome.account')}{' '}
              {keychain ? say('queue.welcome.keychain') : say('queue.welcome.noKeychain')}
            </p>
            <Button onClick={() => open({ kind: 'add-account', providerId: null })}>
              {say('commands.app.addAccount')}
            </Button>
          </section>
        </div>
      </div>
    </div>
  );
}
