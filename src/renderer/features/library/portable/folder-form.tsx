import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { FolderOpen } from 'lucide-react';
import { attempt } from '../../../client/attempt.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { textOf } from '../../../components/text-of.ts';
import { useIsDesktop } from '../../../stores/app.ts';
import { say } from '../../../words/say.ts';
import row from '../../settings/settings-screen.module.css';

interface FolderFormProps {
  /** What the button says that asks for a folder. */
  readonly ask: string;
  /** What the button says that goes on with a typed one. */
  readonly doIt: string;
  readonly icon?: ReactNode;
  readonly onFolder: (folder: string) => void;
}

/** Who asked to type begins to. */
const focusFirst = (form: HTMLFormElement | null) => form?.querySelector('input')?.focus();

/** A folder of the computer that runs Renderdesk: by the system's dialog, or typed in a browser. */
export function FolderForm({ ask, doIt, icon = <FolderOpen />, onFolder }: FolderFormProps) {
  const isDesktop = useIsDesktop();
  const [typing, setTyping] = useState(false);
  const choose = async () => {
    const folder = await attempt((client) => client.app.chooseFolder());
    if (folder) onFolder(folder);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const folder = textOf(event.currentTarget, 'folder').trim();
    if (folder === '') return;
    setTyping(false);
    onFolder(folder);
  };
  if (!typing) {
    return (
      <Button
        icon={icon}
        onClick={() => {
          if (isDesktop) void choose();
          else setTyping(true);
        }}
      >
        {ask}
      </Button>
    );
  }
  return (
    <form className={row.form} ref={focusFirst} onSubmit={submit}>
      <Field label={say('portable.folder')} name="folder" maxLength={4_096} required />
      <div className={row.row} style={{ marginTop: 10 }}>
        <Button look="primary" type="submit">
          {doIt}
        </Button>
        <Button onClick={() => setTyping(false)}>{say('portable.cancel')}</Button>
      </div>
    </form>
  );
}
