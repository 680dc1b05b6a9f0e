import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../stores/app.ts';
import { startDemo } from '../queue/start-demo.ts';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

export function DemoPart() {
  const running = useApp(({ info }) => info?.demo.running ?? false);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    if (await startDemo()) toast.success('The demo provider is running');
    setBusy(false);
  };
  return (
    <SettingsPart
      title="Demo provider"
      hint="A render provider on this computer: no key, no cost, real files."
    >
      {running ? (
        <p className={styles.soft}>
          It is running and has an account. It stops when Renderdesk quits.
        </p>
      ) : (
        <Button disabled={busy} onClick={() => void start()}>
          Start the demo
        </Button>
      )}
    </SettingsPart>
  );
}
