import { ClipboardPaste, FileJson, FolderOpen, Link, Save } from 'lucide-react';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { looksLikeCurl } from '../../../shared/clipboard-offer.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { takeInText } from '../review/take-in.ts';
import { ClipboardOffer } from './clipboard/clipboard-offer.tsx';
import { CurlBanner } from './curl/curl-banner.tsx';
import { takeCurl, type TakenCurl } from './curl/take-curl.ts';
import type { EditorHandle } from './editor/payload-editor.tsx';
import styles from './new-render-dialog.module.css';
import { PayloadDesk } from './payload-desk.tsx';
import { pickFiles } from './pick-files.ts';
import { samplePayloads } from './samples.ts';
import { submitSamples } from './submit-samples.ts';
import { TemplateList } from './templates/template-list.tsx';
import { useVerdict } from './use-verdict.ts';

interface NewRenderProps {
  /** What to begin with: a payload that was rendered before, to be changed. */
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  /** A curl command that came by the clipboard. */
  readonly pasted?: string | undefined;
  readonly onClose: () => void;
}

/** The text of the editor; a curl command that comes into it is taken apart at once. */
function usePastedText(before: string, pasted: string | undefined) {
  const [curl, setCurl] = useState(() => (pasted === undefined ? null : takenFrom(pasted)));
  const [first] = useState(curl?.ok === true ? curl.payload : (pasted ?? before));
  const [text, setText] = useState(first);
  const editor = useRef<EditorHandle>(null);
  const change = (next: string) => {
    if (!looksLikeCurl(next)) {
      setText(next);
      if (curl?.ok === false) setCurl(null);
      return;
    }
    const taken = takenFrom(next);
    setCurl(taken);
    setText(taken.ok ? taken.payload : next);
    // The command, and a key in it, is seen no longer.
    if (taken.ok) queueMicrotask(() => editor.current?.setText(taken.payload));
  };
  const forgetKey = () => setCurl(curl?.ok === true ? { ...curl, key: null } : curl);
  return { first, text, change, curl, forgetKey, editor };
}

function takenFrom(command: string): TakenCurl {
  const { accounts } = useAccounts.getState();
  return takeCurl(command, accounts, useApp.getState().info?.providers ?? []);
}

async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    toast.message(say('newRender.clipboardClosed'));
    return null;
  }
}

function PasteButton({ onPaste }: { readonly onPaste: (text: string) => void }) {
  const paste = async () => {
    const text = await readClipboard();
    if (text !== null) onPaste(text);
  };
  return (
    <Button small icon={<ClipboardPaste />} onClick={() => void paste()}>
      {say('newRender.fromClipboard')}
    </Button>
  );
}

function WriteForm({ name: given, text: before = '', pasted, onClose }: NewRenderProps) {
  const open = useView(({ open }) => open);
  const { first, text, change, curl, forgetKey, editor } = usePastedText(before, pasted);
  const name = `${(given ?? say('newRender.pasted')).replace(/\.json$/i, '')}.json`;
  const isCommand = curl?.ok === false;
  const verdict = useVerdict(name, isCommand ? '' : text);
  const isEmpty = text.trim() === '' || isCommand;
  const review = () => {
    onClose();
    const account = curl?.ok === true ? curl.account : null;
    void takeInText(name, text, account === null ? {} : { accountId: account.id });
  };
  const label =
    given === undefined ? say('newRender.paste') : say('newRender.change', { name: given });
  return (
    <>
      <div className={styles.write}>
        {given === undefined && pasted === undefined ? (
          <ClipboardOffer onUse={(offered) => editor.current?.setText(offered)} />
        ) : null}
        <h3 className={styles.label}>{label}</h3>
        {curl === null ? null : <CurlBanner taken={curl} onKeyGone={forgetKey} />}
        <PayloadDesk
          ref={editor}
          name={name}
          label={label}
          text={first}
          verdict={verdict}
          startsWithKeyboard
          onChange={change}
          tools={<PasteButton onPaste={(text) => editor.current?.setText(text)} />}
        />
      </div>
      <DialogActions>
        <Button
          look="quiet"
          icon={<Save />}
          disabled={isEmpty}
          onClick={() => open({ kind: 'template', name: given ?? '', text })}
        >
          {say('newRender.saveTemplate')}
        </Button>
        <Button onClick={onClose}>{say('newRender.cancel')}</Button>
        <Button look="primary" disabled={isEmpty} onClick={review}>
          {say('newRender.review')}
        </Button>
      </DialogActions>
    </>
  );
}

function OtherWays({ onClose }: Pick<NewRenderProps, 'onClose'>) {
  const hasDemo = useAccounts(({ accounts }) => accounts.some(({ isDemo }) => isDemo));
  const hasAccount = useAccounts(({ accounts }) => accounts.length > 0);
  const open = useView(({ open }) => open);
  const pick = (kind: 'files' | 'folder') => {
    onClose();
    void pickFiles(kind);
  };
  return (
    <div className={styles.pick}>
      <Button icon={<FileJson />} onClick={() => pick('files')}>
        {say('newRender.files')}
      </Button>
      <Button icon={<FolderOpen />} onClick={() => pick('folder')}>
        {say('newRender.folder')}
      </Button>
      {hasAccount ? (
        <Button icon={<Link />} onClick={() => open({ kind: 'follow-render' })}>
          {say('newRender.follow')}
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
          {say('newRender.samples')}
        </Button>
      ) : null}
    </div>
  );
}

/** Every way to start a render, for those who do not know that files can be dropped anywhere. */
export function NewRenderDialog(props: NewRenderProps) {
  return (
    <Dialog
      look="sheet"
      title={say('newRender.title')}
      description={say('newRender.description')}
      onClose={props.onClose}
    >
      <div className={styles.body}>
        {props.text === undefined ? (
          <>
            <OtherWays onClose={props.onClose} />
            <TemplateList />
          </>
        ) : null}
        <WriteForm {...props} />
      </div>
    </Dialog>
  );
}
