import { useState } from 'react';
import type { NotificationSettings, Telling } from '../../../shared/native-settings.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { useApp, useIsDesktop } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from './change-settings.ts';
import { QuietHoursFields } from './quiet-hours-fields.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

/** In a browser the person must have said yes to notifications once, and can only be asked on a click. */
function BrowserPermission() {
  const [permission, setPermission] = useState(() =>
    'Notification' in window ? Notification.permission : 'denied',
  );
  const ask = async () => setPermission(await Notification.requestPermission());
  if (permission === 'granted')
    return <p className={styles.soft}>{say('native.browser.granted')}</p>;
  if (permission === 'denied') return <p className={styles.soft}>{say('native.browser.denied')}</p>;
  return <Button onClick={() => void ask()}>{say('native.browser.ask')}</Button>;
}

/** What the desktop does with them, where it is not what one would expect. */
function DesktopProblem() {
  const problem = useApp(({ info }) => info?.native?.notificationProblem ?? null);
  return problem ? (
    <output className={styles.soft}>{say(`native.problem.${problem}`)}</output>
  ) : null;
}

const change = (notifications: Partial<NotificationSettings>) =>
  void changeSettings({ notifications });

function TellingChoice<Value extends Telling>(props: {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly onChange: (value: Value) => void;
}) {
  const { values, ...choice } = props;
  const options = values.map((value) => ({ value, label: say(`native.${value}`) }));
  return <Choice {...choice} options={options} />;
}

const TELLINGS = ['each', 'batch', 'all-done', 'off'] as const;

export function NotificationsPart() {
  const notifications = useApp(({ settings }) => settings.notifications);
  const isDesktop = useIsDesktop();
  const { done, failed, needsYou, sound, quietHours } = notifications;
  const isOff = done === 'off' && failed === 'off' && needsYou === 'off';
  return (
    <SettingsPart title={say('native.notifications')} hint={say('native.notifications.hint')}>
      <TellingChoice
        label={say('native.done')}
        value={done}
        values={TELLINGS}
        onChange={(chosen) => change({ done: chosen })}
      />
      <TellingChoice
        label={say('native.failed')}
        value={failed}
        values={TELLINGS}
        onChange={(chosen) => change({ failed: chosen })}
      />
      <TellingChoice
        label={say('native.needsYou')}
        value={needsYou}
        values={['each', 'off'] as const}
        onChange={(chosen) => change({ needsYou: chosen })}
      />
      {done === 'batch' || failed === 'batch' ? (
        <p className={styles.soft}>{say('native.batch.hint')}</p>
      ) : null}
      {isOff ? null : (
        <>
          <Choice
            label={say('native.sound')}
            value={sound}
            options={(['always', 'bad-news', 'never'] as const).map((value) => ({
              value,
              label: say(`native.sound.${value}`),
            }))}
            onChange={(chosen) => change({ sound: chosen })}
          />
          <QuietHoursFields
            hours={quietHours}
            onChange={(hours) => change({ quietHours: hours })}
          />
          {isDesktop ? <DesktopProblem /> : <BrowserPermission />}
        </>
      )}
    </SettingsPart>
  );
}
