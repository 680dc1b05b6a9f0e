import { CopyButton } from '../../components/copy-button.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { Fact, Facts } from '../inspector/facts.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

export function AboutPart() {
  const info = useApp(({ info }) => info);
  if (!info) return null;
  const { home, keychain, version, host, platform } = info;
  return (
    <SettingsPart title={say('settings.about')} hint={say('settings.about.hint')}>
      <div className={styles.wide}>
        <Facts>
          <Fact name={say('settings.about.version')}>
            {version} ·{' '}
            {say(host === 'desktop' ? 'settings.about.desktop' : 'settings.about.browser')} ·{' '}
            {platform}
          </Fact>
          <Fact
            name={say('settings.about.data')}
            tool={<CopyButton text={home} label={say('settings.about.copyPath')} />}
          >
            <code title={home}>{home}</code>
          </Fact>
          <Fact name={say('settings.about.keys')}>
            {say(keychain.available ? 'settings.about.keychain' : 'settings.about.memory')}
          </Fact>
        </Facts>
        {keychain.message ? <p className={styles.soft}>{translated(keychain.message)}</p> : null}
      </div>
    </SettingsPart>
  );
}
