import { CopyButton } from '../../components/copy-button.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { Fact, Facts } from '../inspector/facts.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

/** How scripts reach this app: where it listens, and where the token of this run is. */
export function AccessPart() {
  const access = useApp(({ info }) => info?.access ?? null);
  if (access === null) return null;
  const { url, endpointFile } = access;
  return (
    <SettingsPart title={say('settings.access')} hint={say('settings.access.hint')}>
      <div className={styles.wide}>
        <Facts>
          <Fact
            name={say('settings.access.address')}
            tool={<CopyButton text={`${url}/api`} label={say('settings.access.copyAddress')} />}
          >
            <code>{url}/api</code>
          </Fact>
          <Fact name={say('settings.access.description')}>
            <code>{url}/api/openapi.json</code>
          </Fact>
          <Fact
            name={say('settings.access.token')}
            tool={<CopyButton text={endpointFile} label={say('settings.about.copyPath')} />}
          >
            <code title={endpointFile}>{endpointFile}</code>
          </Fact>
        </Facts>
        <p className={styles.soft}>{say('settings.access.about')}</p>
      </div>
    </SettingsPart>
  );
}
