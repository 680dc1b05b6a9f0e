import { FileJson, FolderOpen, Link } from 'lucide-react';
import { useId, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';
import { takeInText } from '../review/take-in.ts';
import styles from './new-render-dialog.module.css';
import { pickFiles } from './pick-files.ts';
import { samplePayloads } from './samples.ts';
import { submitSamples } from './submit-samples.ts';

interface NewRenderProps {
  /** What to begin with: a payload that was rendered before, to be changed. */
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly onClose: () => void;
}

function PasteForm({ name = 'Pasted payload', text: before, onClose }: NewRenderProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget, 'payload');
    onClose();
    void takeInText(`${name.replace(/\.json$/i, '')}.json`, text);
  };
  return (
    <form onSubmit={submit}>
      <label className={styles.label} htmlFor={id}>
        {before === undefined ? 'Or paste a payload' : `The payload of ${name}, to be changed`}
      </label>
      <textarea
        id={id}
        name="payload"
        className={styles.text}
        rows={before === undefined ? 9 : 18}
        defaultValue={before}
        data-first
        spellCheck={false}
        placeholder={'{\n  "mockupType": "chats",\n  …\n}'}
        required
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit">
          Review it
        </Button>
      </DialogActions>
    </form>
  );
}

/** Every way to start a render, for those who do not know that files can be dropped anywhere. */
export function NewRenderDialog({ name, text, onClose }: NewRenderProps) {
  const hasDemo = useAccounts(({ accounts }) => accounts.some(({ isDemo }) => isDemo));
  const hasAccount = useAccounts(({ accounts }) => accounts.length > 0);
  const open = useView(({ open }) => open);
  const pick = (kind: 'files' | 'folder') => {
    onClose();
    void pickFiles(kind);
  };
  return (
    <Dialog
      wide
      title="New render"
      description="Each payload becomes one render. You can also drop files, or paste a payload, anywhere in the window."
      onClose={onClose}
    >
      <div className={styles.pick}>
        <Button icon={<FileJson />} onClick={() => pick('files')}>
          Choose files…
        </Button>
        <Button icon={<FolderOpen />} onClick={() => pick('folder')}>
          Choose a folder…
        </Button>
        {hasAccount ? (
          <Button icon={<Link />} onClick={() => open({ kind: 'follow-render' })}>
            Follow one by its id…
          </Button>
        ) : null}
        {hasDemo && samplePayloads.length > 0 ? (
          <Button
            look="quiet"
            onClick={() => {
              onClose();
              void submitSamples();
            }}
          >
            Render the samples
          </Button>
        ) : null}
      </div>
      <PasteForm name={name} text={text} onClose={onClose} />
    </Dialog>
  );
}
