import { useState } from 'react';
import { say } from '../../words/say.ts';
import { HistoryPart } from '../library/portable/history-part.tsx';
import { MovePart } from '../library/portable/move-part.tsx';
import { RetentionPart } from '../library/retention/retention-part.tsx';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { AboutPart } from './about-part.tsx';
import { AccessPart } from './access-part.tsx';
import { AllDonePart } from './all-done-part.tsx';
import { AppearancePart } from './appearance-part.tsx';
import { DemoPart } from './demo-part.tsx';
import { DestinationsPart } from './destinations-part.tsx';
import { DownloadsPart } from './downloads-part.tsx';
import { LibraryFolderPart } from './library-folder-part.tsx';
import { LicencesPart } from './licences-part.tsx';
import { NameTemplatePart } from './name-template-part.tsx';
import { NetworkPart } from './network-part.tsx';
import { NotificationsPart } from './notifications-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { SettingsSearch } from './settings-search.ts';
import { ShortcutsPart } from './shortcuts-part.tsx';
import { SystemPart } from './system-part.tsx';
import styles from './settings-screen.module.css';
import { UpdatesPart } from './updates-part.tsx';
import { WatchPart } from './watch-part.tsx';
import { WebhookPart } from './webhook-part.tsx';

export function SettingsScreen() {
  const [search, setSearch] = useState('');
  return (
    <>
      <ScreenHeader title={say('settings.title')}>
        <input
          type="search"
          className={styles.search}
          aria-label={say('settings.search')}
          placeholder={say('settings.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </ScreenHeader>
      <div className={styles.scroller}>
        <SettingsSearch value={search.trim()}>
          <div className={styles.column}>
            <AppearancePart />
            <NotificationsPart />
            <WebhookPart />
            <AllDonePart />
            <SystemPart />
            <ReviewPart />
            <ShortcutsPart />
            <WatchPart />
            <LibraryFolderPart />
            <DestinationsPart />
            <NameTemplatePart />
            <RetentionPart />
            <MovePart />
            <HistoryPart />
            <DownloadsPart />
            <NetworkPart />
            <AccessPart />
            <DemoPart />
            <UpdatesPart />
            <AboutPart />
            <LicencesPart />
            <p className={styles.nothing}>{say('settings.search.none')}</p>
          </div>
        </SettingsSearch>
      </div>
    </>
  );
}
