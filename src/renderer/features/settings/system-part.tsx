import type { SystemSettings } from '../../../shared/native-settings.ts';
import { Choice } from '../../components/choice.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

const change = (system: Partial<SystemSettings>) => void changeSettings({ system });

/** What only the desktop app does; nothing in a browser. */
export function SystemPart() {
  const native = useApp(({ info }) => info?.native ?? null);
  const system = useApp(({ settings }) => settings.system);
  if (!native) return null;
  return (
    <SettingsPart title={say('native.system')} hint={say('native.system.hint')}>
      <Toggle
        label={say('native.login')}
        hint={say('native.login.hint')}
        on={system.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      <Toggle
        label={say('native.tray')}
        hint={say(native.hasTray ? 'native.tray.hint' : 'native.tray.none')}
        on={system.closeToTray && native.hasTray}
        disabled={!native.hasTray}
        onChange={(closeToTray) => change({ closeToTray })}
      />
      <Choice
        label={say('native.quit')}
        value={system.quitWithWork}
        options={(['ask', 'background', 'quit'] as const).map((value) => ({
          value,
          label: say(`native.quit.${value}`),
        }))}
        onChange={(quitWithWork) => change({ quitWithWork })}
      />
      <Choice
        label={say('native.awake')}
        value={system.keepAwake}
        options={(['never', 'plugged-in', 'always'] as const).map((value) => ({
          value,
          label: say(`native.awake.${value}`),
        }))}
        onChange={(keepAwake) => change({ keepAwake })}
      />
      <p className={styles.soft}>
        {say('native.awake.hint')} {native.isKeptAwake ? say('native.awake.now') : ''}
      </p>
    </SettingsPart>
  );
}
