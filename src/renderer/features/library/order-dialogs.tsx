import { X } from 'lucide-react';
import { useEffect, useId, useState, type FormEvent } from 'react';
import {
  LONGEST_NOTE,
  LONGEST_TAG,
  tagNameSchema,
  type EditTarget,
  type SavedView,
  type TagView,
} from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { NameDialog } from '../../components/name-dialog.tsx';
import { textOf } from '../../components/text-of.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { editItems } from './edit-items.ts';
import styles from './order-dialogs.module.css';
import { indexOf, itemAt } from './pager.ts';
import { useQuery } from './query-store.ts';
import { useResults } from './results-store.ts';
import { saveView } from './views-store.ts';

interface TargetProps {
  readonly target: EditTarget;
  readonly onClose: () => void;
}

/** The items that an edit is for, as far as they are here; and how many it is for. */
function useTargeted(target: EditTarget) {
  const found = useResults();
  if (!('ids' in target)) {
    return { items: [], count: Math.max(0, found.total - target.except.length) };
  }
  const items = target.ids.flatMap((id) => itemAt(found, indexOf(found, id)) ?? []);
  return { items, count: target.ids.length };
}

/** Tags that come off, from those of the items that are here. */
function Taken({
  tags,
  onTake,
}: {
  readonly tags: readonly string[];
  readonly onTake: (tag: string) => void;
}) {
  if (tags.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={say('library.tag.offList')}>
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            className={styles.tag}
            aria-label={say('library.tag.takeOff', { tag })}
            onClick={() => onTake(tag)}
          >
            {tag}
            <X aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The tags that a person typed with commas between them; or what is wrong with one. */
function tagsIn(text: string): { readonly tags: string[] } | { readonly problem: string } {
  const parsed = text
    .split(',')
    .filter((name) => name.trim() !== '')
    .map((name) => tagNameSchema.safeParse(name));
  const refused = parsed.find(({ success }) => !success);
  if (refused?.error)
    return { problem: translated(refused.error.issues[0]?.message ?? say('library.tag.none')) };
  return { tags: parsed.flatMap(({ data }) => data ?? []) };
}

function useKnownTags(): readonly TagView[] {
  const [known, setKnown] = useState<readonly TagView[]>([]);
  useEffect(() => {
    void attempt((client) => client.library.tags()).then((tags) => tags && setKnown(tags));
  }, []);
  return known;
}

/** Puts tags on items, and takes them off. */
export function TagDialog({ target, onClose }: TargetProps) {
  const { items, count } = useTargeted(target);
  const known = useKnownTags();
  const [problem, setProblem] = useState<string | null>(null);
  const list = useId();
  const tags = [...new Set(items.flatMap((item) => item.tags))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = tagsIn(textOf(event.currentTarget, 'tags'));
    if ('problem' in typed) return setProblem(typed.problem);
    onClose();
    if (typed.tags.length > 0)
      void editItems(target, { kind: 'tags', add: typed.tags, remove: [] });
  };
  return (
    <Dialog title={say('library.tag.title', { count })} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={say('library.tag.add')}
          name="tags"
          hint={say('library.tag.hint')}
          problem={problem}
          list={list}
          maxLength={LONGEST_TAG * 4}
          data-first
        />
        <datalist id={list}>
          {known.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <Taken
          tags={tags}
          onTake={(tag) => void editItems(target, { kind: 'tags', add: [], remove: [tag] })}
        />
        <DialogActions>
          <Button onClick={onClose}>{say('library.close')}</Button>
          <Button look="primary" type="submit">
            {say('library.tag.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Writes a note on items. */
export function NoteDialog({ target, onClose }: TargetProps) {
  const { items, count } = useTargeted(target);
  const [first] = items;
  const same = first && items.every(({ note }) => note === first.note) ? first.note : '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = textOf(event.currentTarget, 'note');
    onClose();
    void editItems(target, { kind: 'note', note });
  };
  return (
    <Dialog
      title={say('library.note.title', { count })}
      {...(count > 1 ? { description: say('library.note.replaces') } : {})}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <textarea
          name="note"
          className={styles.note}
          aria-label={say('library.note')}
          rows={6}
          maxLength={LONGEST_NOTE}
          defaultValue={same}
          data-first
        />
        <DialogActions>
          <Button onClick={onClose}>{say('care.cancel')}</Button>
          <Button look="primary" type="submit">
            {say('library.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Keeps what is shown under a name; or gives a view another one. */
export function SaveViewDialog({
  view,
  onClose,
}: {
  readonly view: SavedView | undefined;
  readonly onClose: () => void;
}) {
  const query = useQuery(({ query }) => query);
  return (
    <NameDialog
      title={
        view ? say('library.view.renameTitle', { name: view.name }) : say('library.view.saveTitle')
      }
      label={say('library.name')}
      hint={view ? undefined : say('library.view.hint')}
      name={view?.name}
      doIt={view ? say('tags.rename.doIt') : say('library.save')}
      onName={(name) => saveView(view ? { ...view, name } : { name, query })}
      onClose={onClose}
    />
  );
}
