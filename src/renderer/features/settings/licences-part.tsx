import { AllLicences } from './all-licences.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';
import { say } from '../../words/say.ts';

interface Work {
  readonly name: string;
  readonly licence: string;
  readonly by: string;
  /** What it is used for. */
  readonly use: 'emoji' | 'typeface' | 'videos' | 'pictures' | 'facts';
}

/** The works whose licences ask to be named where a person can see it. */
const works: readonly Work[] = [
  {
    name: 'Twemoji',
    licence: 'graphics under CC BY 4.0 (creativecommons.org/licenses/by/4.0)',
    by: '© Twitter, Inc. and other contributors',
    use: 'emoji',
  },
  {
    name: 'Inter',
    licence: 'SIL Open Font License 1.1',
    by: '© The Inter Project Authors',
    use: 'typeface',
  },
  {
    name: 'libav.js with FFmpeg and libvpx',
    licence: 'LGPL 2.1',
    by: '© their authors (github.com/Yahweasel/libav.js)',
    use: 'videos',
  },
  {
    name: 'libvips',
    licence: 'LGPL 3.0',
    by: '© its authors (github.com/libvips/libvips)',
    use: 'pictures',
  },
  {
    name: 'Mediabunny and resvg',
    licence: 'MPL 2.0',
    by: '© their authors (github.com/Vanilagy/mediabunny, github.com/thx/resvg-js)',
    use: 'facts',
  },
];

export function LicencesPart() {
  return (
    <SettingsPart title={say('settings.licences')} hint={say('settings.licences.hint')}>
      <ul className={styles.works}>
        {works.map(({ name, licence, by, use }) => (
          <li key={name}>
            <strong>{name}</strong>, {licence}
            <span>
              {by}; {say(`settings.licences.use.${use}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{say('settings.licences.more')}</p>
      <AllLicences />
    </SettingsPart>
  );
}
