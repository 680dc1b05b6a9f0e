import { FolderOpen } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import type { LibraryItem } from '../../../../shared/library.ts';
import { attempt } from '../../../client/attempt.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog, DialogActions } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { textOf } from '../../../components/text-of.ts';
import { useIsDesktop } from '../../../stores/app.ts';
import { say } from '../../../words/say.ts';
import { relink } from '../care-actions.ts';
import { refreshCare } from './care-store.ts';

interface RelinkDialogProps {
  readonly item: LibraryItem;
  readonly onClose: () => void;
}

/** Says where a file is now: by the system's dialog, or as a path on the computer that runs us. */
export function RelinkDialog({ item, onClose }: RelinkDialogProps) {
  const isDesktop = useIsDesktop();
  const form = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState<Awaited<ReturnType<typeof relink>>>(null);
  const choose = async () => {
    const path = await attempt((client) => client.app.chooseFile());
    const field = form.current?.elements.namedItem('path');
    if (!path || !(field instanceof HTMLInputElement)) return;
    field.value = path;
    setRefused(null);
    form.current?.requestSubmit();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const path = textOf(event.currentTarget, 'path').trim();
    const answer = await relink(item, path, refused?.differs ?? false);
    setRefused(answer);
    if (answer !== null) return;
    refreshCare();
    onClose();
  };
  return (
    <Dialog
      title={say('care.relink.title', { name: item.name })}
      description={say('care.relink.words')}
      onClose={onClose}
    >
      <form ref={form} onSubmit={(event) => void submit(event)}>
        <Field
          label={say('care.relink.path')}
          name="path"
          defaultValue={item.output?.path}
          problem={refused?.problem}
          onChange={() => setRefused(null)}
          maxLength={4_096}
          required
          data-first
        />
        <DialogActions>
          {isDesktop ? (
            <Button icon={<FolderOpen />} onClick={() => void choose()}>
              {say('care.relink.choose')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{say('care.cancel')}</Button>
          <Button look="primary" type="submit">
            {say(refused?.differs ? 'care.relink.asChanged' : 'care.relink.use')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
