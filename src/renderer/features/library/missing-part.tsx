import { CircleSlash, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { LibraryItem } from '../../../shared/library.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { moment } from '../../words/measures.ts';
import { fetchAgain, relink, restoreItems } from './care-actions.ts';
import styles from './item-part.module.css';

/** Says where the file is now, as a path on the computer that runs Renderdesk. */
function Relink({ item, onDone }: { readonly item: LibraryItem; readonly onDone: () => void }) {
  const [refused, setRefused] = useState<Awaited<ReturnType<typeof relink>>>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const path = textOf(event.currentTarget, 'path').trim();
    const answer = await relink(item, path, refused?.differs ?? false);
    setRefused(answer);
    if (answer === null) onDone();
  };
  return (
    <form className={styles.relink} onSubmit={(event) => void submit(event)}>
      <Field
        label="Where it is now"
        name="path"
        defaultValue={item.output?.path}
        problem={refused?.problem}
        maxLength={4_096}
        required
      />
      <div className={styles.buttons}>
        <Button small look="primary" type="submit">
          {refused?.differs ? 'Take it as changed' : 'Use this file'}
        </Button>
        <Button small onClick={onDone}>
          Back
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with where an item's file is, and the ways to put it right. */
export function MissingPart({ item }: { readonly item: LibraryItem }) {
  const [linking, setLinking] = useState(false);
  if (item.trashedAt !== null) {
    return (
      <Banner
        tone="calm"
        icon={<Trash2 />}
        title="In the trash"
        actions={
          <Button small onClick={() => void restoreItems({ ids: [item.id] })}>
            Put back
          </Button>
        }
      >
        Since {moment(item.trashedAt)}.
      </Banner>
    );
  }
  if (item.missingAt === null) return null;
  if (linking) return <Relink item={item} onDone={() => setLinking(false)} />;
  return (
    <Banner
      tone="warn"
      icon={<CircleSlash />}
      title="The file is missing"
      actions={
        <>
          <Button small onClick={() => setLinking(true)}>
            It is somewhere else…
          </Button>
          <Button small onClick={() => void fetchAgain(item)}>
            Download it again
          </Button>
        </>
      }
    >
      It was not there on {moment(item.missingAt)}. Everything that is known of it stays.
    </Banner>
  );
}
