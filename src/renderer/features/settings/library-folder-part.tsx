import { FolderOpen, FolderX } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { attempt } from '../../client/attempt.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useApp, useIsDesktop } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';
import styles from './settings-screen.module.css';

async function choose(): Promise<void> {
  const libraryFolder = await attempt((client) => client.app.chooseFolder());
  if (libraryFolder) await changeSettings({ libraryFolder });
}

/** A browser cannot show the host's folders, so the path is typed. */
function TypeFolder({ onDone }: { readonly onDone: () => void }) {
  const folder = useApp(({ info }) => info?.libraryFolder ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const libraryFolder = textOf(event.currentTarget, 'folder').trim();
    try {
      useApp.setState({ settings: await host().app.changeSettings({ libraryFolder }) });
      onDone();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field
        label={say('settings.folder.typed')}
        name="folder"
        defaultValue={folder}
        problem={problem}
        required
      />
      <div className={styles.row} style={{ marginTop: 10 }}>
        <Button look="primary" type="submit">
          {say('settings.folder.use')}
        </Button>
        <Button onClick={onDone}>{say('settings.cancel')}</Button>
      </div>
    </form>
  );
}

function Folder({ onType }: { readonly onType: () => void }) {
  const folder = useApp(({ info }) => info?.libraryFolder ?? '');
  const isChosen = useApp(({ settings }) => settings.libraryFolder !== null);
  const isDesktop = useIsDesktop();
  return (
    <>
      <div className={styles.folder}>
        <code>{folder}</code>
        <CopyButton text={folder} label={say('settings.about.copyPath')} />
      </div>
      <div className={styles.row}>
        <Button
          icon={<FolderOpen />}
          onClick={() => {
            if (isDesktop) void choose();
            else onType();
          }}
        >
          {say('settings.folder.choose')}
        </Button>
        {isChosen ? (
          <Button look="quiet" onClick={() => void changeSettings({ libraryFolder: null })}>
            {say('settings.folder.standard')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

export function LibraryFolderPart() {
  const problem = useApp(({ info }) => info?.libraryProblem ?? null);
  const [typing, setTyping] = useState(false);
  return (
    <SettingsPart title={say('settings.folder')} hint={say('settings.folder.hint')}>
      {problem === null ? null : (
        <div className={styles.wide}>
          <Banner tone="bad" icon={<FolderX />} title={say('settings.folder.unusable')}>
            {translated(problem)}
          </Banner>
        </div>
      )}
      {typing ? (
        <TypeFolder onDone={() => setTyping(false)} />
      ) : (
        <Folder onType={() => setTyping(true)} />
      )}
    </SettingsPart>
  );
}
