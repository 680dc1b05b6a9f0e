import { KeyRound, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
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
        <h2 className={styles.title}>Welcome to Renderdesk</h2>
        <p className={styles.lead}>
          Drop a payload, keep working. Renderdesk submits it to your render provider, follows it in
          the background, and puts the verified file into your library.
        </p>
        <div className={styles.cards}>
          <section className={styles.card}>
            <Sparkles aria-hidden />
            <h3>Try the demo</h3>
            <p>
              A render provider that runs on this computer. No key, no account, no cost; real files.
            </p>
            <Button look="primary" disabled={starting} onClick={() => void tryDemo()}>
              {starting ? 'Starting…' : 'Start the demo'}
            </Button>
          </section>
          <section className={styles.card}>
            <KeyRound aria-hidden />
            <h3>Add an account</h3>
            <p>
              Use your own provider with its API key.{' '}
              {keychain
                ? 'The key stays in this computer’s keychain.'
                : 'Its key is kept in memory for this run: this session has no keychain.'}
            </p>
            <Button onClick={() => open({ kind: 'add-account', providerId: null })}>
              Add an account
            </Button>
          </section>
        </div>
      </div>
    </div>
  );
}
