import { Star, Trash2, X } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { JobView } from '../../../shared/job.ts';
import {
  itemIdSchema,
  LONGEST_NOTE,
  LONGEST_TAG,
  tagNameSchema,
  type LibraryItem,
} from '../../../shared/library.ts';
import type { OutputView } from '../../../shared/output.ts';
import { host } from '../../client/session.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { TagSign } from '../../components/tag-signs.tsx';
import { useConnection } from '../../stores/connection.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { trashItems } from './care-actions.ts';
import { editItems } from './edit-items.ts';
import { useItemDetail } from './item-detail-store.ts';
import styles from './item-part.module.css';
import { MissingPart } from './missing-part.tsx';
import { SameFiles } from './same-files.tsx';

const idIn = (key: string) => itemIdSchema.parse(key.split(' ')[0]);

/** The item that a file, or a render without one, is in the library; null until it is here. */
function useItem(job: JobView, output: OutputView | undefined): LibraryItem | null {
  const id = itemIdSchema.parse(output?.id ?? job.id);
  const item = useItemDetail(({ item }) => item);
  const asked = useItemDetail(({ asked }) => asked);
  const put = useItemDetail(({ put }) => put);
  const isOpen = useConnection(({ status }) => status === 'open');
  // A change of its state may be one of its place.
  const key = `${id} ${job.status.state} ${asked}`;
  useEffect(() => {
    if (!isOpen) return undefined;
    const ending = new AbortController();
    host()
      .library.item({ id: idIn(key) }, { signal: ending.signal })
      // One that is still being taken in has no place of its own for a moment.
      .then(put, () => put(null));
    return () => ending.abort();
  }, [key, isOpen, put]);
  return item?.id === id ? item : null;
}

function Tags({ item }: { readonly item: LibraryItem }) {
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const change = (add: string[], remove: string[]) =>
    void editItems({ ids: [item.id] }, { kind: 'tags', add, remove }, { seen: true });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const last = item.tags.at(-1);
    if (event.key === 'Backspace' && input.value === '' && last) return change([], [last]);
    if (event.key !== 'Enter' && event.key !== ',') return setProblem(null);
    event.preventDefault();
    if (input.value.trim() === '') return;
    const parsed = tagNameSchema.safeParse(input.value);
    if (!parsed.success) return setProblem(translated(parsed.error.issues[0]?.message ?? ''));
    input.value = '';
    change([parsed.data], []);
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {say('library.tags')}
      </label>
      <div className={styles.tags}>
        {item.tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className={styles.tag}
            aria-label={say('library.tag.off', { tag })}
            onClick={() => change([], [tag])}
          >
            <TagSign tag={tag} />
            {tag}
            <X aria-hidden />
          </button>
        ))}
        <input
          id={id}
          className={styles.newTag}
          placeholder={say(item.tags.length === 0 ? 'library.tag.first' : 'library.tag.add')}
          maxLength={LONGEST_TAG}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onKeyDown={onKeyDown}
        />
      </div>
      {problem ? (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function Note({ item }: { readonly item: LibraryItem }) {
  const id = useId();
  const save = (text: string) => {
    const note = text.normalize('NFC').trim();
    if (note !== item.note) {
      void editItems({ ids: [item.id] }, { kind: 'note', note }, { seen: true });
    }
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {say('library.note')}
      </label>
      <textarea
        key={item.note}
        id={id}
        className={styles.note}
        rows={Math.min(8, Math.max(2, item.note.split('\n').length))}
        maxLength={LONGEST_NOTE}
        placeholder={say('library.note.hint')}
        defaultValue={item.note}
        onBlur={(event) => save(event.target.value)}
      />
    </div>
  );
}

interface ItemPartProps {
  readonly job: JobView;
  /** The file that is shown; undefined where the render has none. */
  readonly output: OutputView | undefined;
}

/** What people add to a file: its star, its tags, its note; and where else it is. */
export function ItemPart({ job, output }: ItemPartProps) {
  const item = useItem(job, output);
  if (item === null) return null;
  const star = () => void editItems({ ids: [item.id] }, { kind: 'star', starred: !item.starred });
  return (
    <>
      <MissingPart key={item.missingAt} item={item} />
      <section className={styles.item} aria-label={say('library.inLibrary')}>
        <div className={styles.deeds}>
          <Button small look="quiet" aria-pressed={item.starred} icon={<Star />} onClick={star}>
            {say(item.starred ? 'library.flag.starred.yes' : 'library.menu.star')}
          </Button>
          {item.trashedAt === null && item.output ? (
            <IconButton
              label={say('library.menu.trash')}
              onClick={() => void trashItems({ ids: [item.id] })}
            >
              <Trash2 />
            </IconButton>
          ) : null}
        </div>
        <Tags item={item} />
        <Note key={item.id} item={item} />
        <SameFiles item={item} />
      </section>
    </>
  );
}
