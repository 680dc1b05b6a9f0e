import { FileJson } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { looksLikeCurl } from '../../../shared/clipboard-offer.ts';
import { isDraggingOut } from '../../components/drag-out.ts';
import { BAD_NEWS_STAYS } from '../../components/toast-times.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';
import { isWriting } from '../shell/use-shortcuts.ts';
import { takeIn, takeInDropped, takeInText } from '../review/take-in.ts';
import { useReview } from '../review/review-store.ts';
import { say } from '../../words/say.ts';
import { isRenderReference } from './render-reference.ts';
import { collectDropped } from './collect-files.ts';
import styles from './drop-target.module.css';

function carriesFiles(event: DragEvent): boolean {
  return !isDraggingOut() && (event.dataTransfer?.types.includes('Files') ?? false);
}

/** Follows a drag over the whole window; whether files hover over it now. */
function useFileDrop(): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    // Entering a child leaves its parent: only when every entry was left is it out of the window.
    let depth = 0;
    const change = (next: number) => {
      depth = Math.max(0, next);
      setHovering(depth > 0);
    };
    const handlers = {
      dragenter: () => change(depth + 1),
      dragleave: () => change(depth - 1),
      dragover: (event: DragEvent) => {
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      drop: (event: DragEvent) => {
        change(0);
        if (event.dataTransfer) void collectDropped(event.dataTransfer).then(takeInDropped);
      },
    };
    const kinds = ['dragenter', 'dragleave', 'dragover', 'drop'] as const;
    const listen = (event: DragEvent) => {
      // Whatever is dropped, the window must never navigate to it.
      event.preventDefault();
      if (carriesFiles(event)) handlers[event.type as (typeof kinds)[number]](event);
    };
    for (const kind of kinds) window.addEventListener(kind, listen);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, listen);
    };
  }, []);
  return hovering;
}

function submitPasted(event: ClipboardEvent): void {
  if (isWriting(event.target) || !event.clipboardData) return;
  const files = [...event.clipboardData.files];
  const text = event.clipboardData.getData('text/plain');
  event.preventDefault();
  if (files.length > 0) void takeIn(files.map((file) => ({ name: file.name, file })));
  else if (/^\s*[[{]/.test(text)) void takeInText(`${say('newRender.pasted')}.json`, text);
  else if (looksLikeCurl(text)) useView.getState().open({ kind: 'new-render', pasted: text });
  else if (isRenderReference(text)) {
    useView.getState().open({ kind: 'follow-render', reference: text.trim() });
  } else {
    toast.error(say('newRender.pastedNothing'), {
      duration: BAD_NEWS_STAYS,
      description: say('newRender.pastedNothing.remedy'),
    });
  }
}

/** Takes payloads that are dropped on, or pasted into, any part of the window. */
export function DropTarget() {
  const hovering = useFileDrop();
  const joins = useReview(({ shown, aside }) => shown || aside);
  const submitWith = useView(({ submitWith }) => submitWith);
  const account = useAccounts(({ accounts }) => accounts.find(({ id }) => id === submitWith));
  useEffect(() => {
    window.addEventListener('paste', submitPasted);
    return () => window.removeEventListener('paste', submitPasted);
  }, []);
  if (!hovering) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.target}>
        <FileJson aria-hidden />
        <strong>{joins ? say('newRender.drop.join') : say('newRender.drop')}</strong>
        <span>{say('newRender.drop.hint')}</span>
        {account ? <span>{say('newRender.drop.account', { name: account.name })}</span> : null}
      </div>
    </div>
  );
}
