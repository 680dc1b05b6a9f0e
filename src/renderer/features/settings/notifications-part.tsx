import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { useApp, useIsDesktop } from '../../stores/app.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

/** In a browser the person must have said yes to notifications once, and can only be asked on a click. */
function BrowserPermission() {
  const [permission, setPermission] = useState(() =>
    'Notification' in window ? Notification.permission : 'denied',
  );
  const ask = async () => setPermission(await Notification.requestPermission());
  if (permission === 'granted') {
    return <p className={styles.soft}>This browser may show them while you look elsewhere.</p>;
  }
  if (permission === 'denied') {
    return (
      <p className={styles.soft}>
        This browser does not allow them for this page. They appear inside the window only.
      </p>
    );
  }
  return <Button onClick={() => void ask()}>Allow in this browser</Button>;
}

export function NotificationsPart() {
  const notifications = useApp(({ settings }) => settings.notifications);
  const isDesktop = useIsDesktop();
  return (
    <SettingsPart
      title="Notifications"
      hint="When a render is finished, has failed, or needs you. A click opens it."
    >
      <Choice
        label="Notifications"
        hideLabel
        value={notifications}
        options={[
          { value: 'each', label: 'For each render' },
          { value: 'off', label: 'Off' },
        ]}
        onChange={(chosen) => void changeSettings({ notifications: chosen })}
      />
      {!isDesktop && notifications === 'each' ? <BrowserPermission /> : null}
    </SettingsPart>
  );
}
