import type { FormEvent } from 'react';
import { say } from '../words/say.ts';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { Field } from './field.tsx';
import { textOf } from './text-of.ts';

const LONGEST_NAME = 80;

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** As it is called now. */
  readonly name?: string | undefined;
  /** In characters. */
  readonly longest?: number;
  readonly doIt: string;
  /** False: it could not be called so, and was told why. */
  readonly onName: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks for a name. */
export function NameDialog(props: NameDialogProps) {
  const { title, label, hint, name, longest = LONGEST_NAME, doIt, onName, onClose } = props;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = textOf(event.currentTarget, 'name').trim();
    if (typed !== '' && (await onName(typed))) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={label}
          name="name"
          defaultValue={name}
          hint={hint}
          maxLength={longest}
          required
          data-first
        />
        <DialogActions>
          <Button onClick={onClose}>{say('care.cancel')}</Button>
          <Button look="primary" type="submit">
            {doIt}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
