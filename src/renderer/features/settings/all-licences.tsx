import { useState } from 'react';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { say } from '../../words/say.ts';
import styles from './all-licences.module.css';

/** What the build puts beside the window: see tools/licences-plugin.ts. */
const listSchema = z.object({
  packages: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licence: z.string(),
      texts: z.array(z.int()),
    }),
  ),
  texts: z.array(z.string()),
});
type LicenceList = z.infer<typeof listSchema>;

type Loading = 'not-asked' | 'loading' | 'failed' | LicenceList;

async function loadList(): Promise<Loading> {
  try {
    const response = await fetch('/licences.json');
    return listSchema.parse(await response.json());
  } catch {
    return 'failed';
  }
}

/** A button for the whole list, with every text. */
export function AllLicences() {
  const [list, setList] = useState<Loading>('not-asked');
  const open = () => {
    setList('loading');
    // Closed meanwhile, it stays closed.
    void loadList().then((next) => setList((now) => (now === 'loading' ? next : now)));
  };
  return (
    <>
      <Button onClick={open}>{say('settings.licences.all')}</Button>
      {list === 'not-asked' ? null : (
        <Dialog wide title={say('settings.licences.all')} onClose={() => setList('not-asked')}>
          <Content list={list} retry={open} />
        </Dialog>
      )}
    </>
  );
}

function Content({ list, retry }: { readonly list: Loading; readonly retry: () => void }) {
  if (list === 'loading' || list === 'not-asked') return <p>{say('settings.licences.loading')}</p>;
  if (list === 'failed') {
    return (
      <>
        <p role="alert">{say('settings.licences.failed')}</p>
        <Button onClick={retry}>{say('settings.licences.retry')}</Button>
      </>
    );
  }
  return (
    <>
      <p className={styles.hint}>{say('settings.licences.chromium')}</p>
      <ul className={styles.list}>
        {list.packages.map(({ name, version, licence, texts }) => (
          <li key={`${name} ${version}`}>
            <OnePackage
              title={`${name} ${version}`}
              licence={licence}
              texts={texts.map((index) => list.texts[index] ?? '')}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface OnePackageProps {
  readonly title: string;
  readonly licence: string;
  readonly texts: readonly string[];
}

/** Its texts are drawn only when somebody wants to read them. */
function OnePackage({ title, licence, texts }: OnePackageProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} <span>{licence}</span>
      </summary>
      {isOpen ? texts.map((text) => <pre key={text}>{text}</pre>) : null}
    </details>
  );
}
