import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

interface Work {
  readonly name: string;
  readonly licence: string;
  readonly by: string;
  readonly use: string;
}

/** The works whose licences ask to be named where a person can see it. */
const works: readonly Work[] = [
  {
    name: 'Twemoji',
    licence: 'graphics under CC BY 4.0 (creativecommons.org/licenses/by/4.0)',
    by: '© Twitter, Inc. and other contributors',
    use: 'the emoji in what the demo provider draws',
  },
  {
    name: 'Inter',
    licence: 'SIL Open Font License 1.1',
    by: '© The Inter Project Authors',
    use: 'the typeface of this window and of the demo',
  },
  {
    name: 'libav.js with FFmpeg and libvpx',
    licence: 'LGPL 2.1',
    by: '© their authors (github.com/Yahweasel/libav.js)',
    use: 'the demo’s transparent videos',
  },
  {
    name: 'libvips',
    licence: 'LGPL 3.0',
    by: '© its authors (github.com/libvips/libvips)',
    use: 'the demo’s pictures',
  },
  {
    name: 'Mediabunny and resvg',
    licence: 'MPL 2.0',
    by: '© their authors (github.com/Vanilagy/mediabunny, github.com/thx/resvg-js)',
    use: 'what a video file says of itself, and the demo’s drawings',
  },
];

export function LicencesPart() {
  return (
    <SettingsPart title="Licences" hint="Open-source works that come with Renderdesk.">
      <ul className={styles.works}>
        {works.map(({ name, licence, by, use }) => (
          <li key={name}>
            <strong>{name}</strong>, {licence}
            <span>
              {by}; {use}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        And many more under the MIT, ISC, BSD and Apache licences, each named in its package.
      </p>
    </SettingsPart>
  );
}
