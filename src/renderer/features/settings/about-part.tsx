import { CopyButton } from '../../components/copy-button.tsx';
import { useApp } from '../../stores/app.ts';
import { Fact, Facts } from '../inspector/facts.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

export function AboutPart() {
  const info = useApp(({ info }) => info);
  if (!info) return null;
  const { home, keychain, version, host, platform } = info;
  return (
    <SettingsPart title="About" hint="Where things are kept on this computer.">
      <div className={styles.wide}>
        <Facts>
          <Fact name="Version">
            {version} · {host === 'desktop' ? 'desktop' : 'in the browser'} · {platform}
          </Fact>
          <Fact name="Data" tool={<CopyButton text={home} label="Copy the path" />}>
            <code title={home}>{home}</code>
          </Fact>
          <Fact name="Keys">
            {keychain.available ? 'In this computer’s keychain' : 'In memory, for this run only'}
          </Fact>
        </Facts>
        {keychain.message ? <p className={styles.soft}>{keychain.message}</p> : null}
      </div>
    </SettingsPart>
  );
}
