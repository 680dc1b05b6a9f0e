import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { startDemo } from '../queue/start-demo.ts';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

export function DemoPart() {
  const running = useApp(({ info }) => info?.demo.running ?? false);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    if (await startDemo()) toast.success(say('settings.demo.started'));
    setBusy(false);
  };
  return (
    <SettingsPart title={say('settings.demo')} hint={say('settings.demo.hint')}>
      {running ? (
        <p className={styles.soft}>{say('settings.demo.running')}</p>
      ) : (
        <Button disabled={busy} onClick={() => void start()}>
          {say('settings.demo.start')}
        </Button>
      )}
    </SettingsPart>
  );
}
