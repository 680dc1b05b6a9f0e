import { Monitor, Moon, Sun } from 'lucide-react';
import { Choice } from '../../components/choice.tsx';
import { useApp } from '../../stores/app.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { AboutPart } from './about-part.tsx';
import { changeSettings } from './change-settings.ts';
import { DemoPart } from './demo-part.tsx';
import { DownloadsPart } from './downloads-part.tsx';
import { LibraryFolderPart } from './library-folder-part.tsx';
import { LicencesPart } from './licences-part.tsx';
import { NameTemplatePart } from './name-template-part.tsx';
import { NetworkPart } from './network-part.tsx';
import { NotificationsPart } from './notifications-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

function AppearancePart() {
  const theme = useApp(({ settings }) => settings.theme);
  return (
    <SettingsPart title="Appearance" hint="System follows what this computer is set to.">
      <Choice
        label="Theme"
        hideLabel
        value={theme}
        options={[
          { value: 'system', label: 'System', icon: <Monitor aria-hidden /> },
          { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
          { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
        ]}
        onChange={(chosen) => void changeSettings({ theme: chosen })}
      />
    </SettingsPart>
  );
}

export function SettingsScreen() {
  return (
    <>
      <ScreenHeader title="Settings" />
      <div className={styles.scroller}>
        <div className={styles.column}>
          <AppearancePart />
          <NotificationsPart />
          <ReviewPart />
          <LibraryFolderPart />
          <NameTemplatePart />
          <DownloadsPart />
          <NetworkPart />
          <DemoPart />
          <AboutPart />
          <LicencesPart />
        </div>
      </div>
    </>
  );
}
