import { useId, useState, type FormEvent } from 'react';
import { LONGEST_TAG, tagNameSchema, type TagView } from '../../../../shared/library.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog, DialogActions } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { textOf } from '../../../components/text-of.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { mergeTags, renameTag } from './tag-deeds.ts';

interface TagNameDialogProps {
  /** One is renamed, or merged into another; several are merged. */
  readonly tags: readonly TagView[];
  readonly deed: 'rename' | 'merge';
  readonly known: readonly TagView[];
  readonly onClose: () => void;
}

interface Refused {
  readonly problem: string;
  /** Another tag has the name: it can be merged into. */
  readonly isTaken: boolean;
}

function Names({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </datalist>
  );
}

/** What a tag is to be called, or which other tag is to take its place. */
export function TagNameDialog({ tags, deed, known, onClose }: TagNameDialogProps) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const list = useId();
  const [first] = tags;
  if (!first) return null;
  const names = tags.map(({ name }) => name);
  const isMerge = deed === 'merge' || refused?.isTaken === true;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = tagNameSchema.safeParse(textOf(event.currentTarget, 'name'));
    if (!parsed.success) {
      const problem = translated(parsed.error.issues[0]?.message ?? '');
      return setRefused({ problem, isTaken: false });
    }
    if (isMerge) {
      const into = known.find(({ name }) => name.toLowerCase() === parsed.data.toLowerCase());
      if (!into) return setRefused({ problem: say('tags.merge.unknown'), isTaken: false });
      onClose();
      return mergeTags(tags, into.name);
    }
    const answer = await renameTag(first.name, parsed.data);
    setRefused(answer);
    if (answer === null) onClose();
  };
  return (
    <Dialog
      title={say(deed === 'merge' ? 'tags.merge.title' : 'tags.rename.title', {
        name: names.join(', '),
        count: names.length,
      })}
      {...(deed === 'merge' ? { description: say('tags.merge.words') } : {})}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={say(deed === 'merge' ? 'tags.merge.into' : 'tags.rename.name')}
          name="name"
          defaultValue={deed === 'merge' ? '' : first.name}
          problem={refused?.problem}
          onChange={() => setRefused(null)}
          maxLength={LONGEST_TAG}
          {...(deed === 'merge' ? { list } : {})}
          required
          data-first
        />
        <Names
          id={list}
          names={known.map(({ name }) => name).filter((name) => !names.includes(name))}
        />
        <DialogActions>
          <Button onClick={onClose}>{say('tags.cancel')}</Button>
          <Button look="primary" type="submit">
            {say(isMerge ? 'tags.merge.doIt' : 'tags.rename.doIt')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
