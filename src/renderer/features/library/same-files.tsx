import { Columns2, FileDiff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DuplicateGroup, LibraryItem } from '../../../shared/library.ts';
import { host } from '../../client/session.ts';
import { IconButton } from '../../components/button.tsx';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import styles from './item-part.module.css';

/** Others that are named; how many there are is said as well. */
const NAMED = 5;

interface Others {
  readonly ofFile: DuplicateGroup | undefined;
  readonly ofPayload: DuplicateGroup | undefined;
}

/** What has the same bytes, and what was made of the same payload. */
function useOthers({ id, output, payloadSha256 }: LibraryItem): Others {
  const [others, setOthers] = useState<Others & { readonly id: string }>();
  const file = output?.sha256 ?? null;
  useEffect(() => {
    const ending = new AbortController();
    const ask = async (by: 'content' | 'payload', sha256: string | null) => {
      if (sha256 === null) return undefined;
      const { groups } = await host().library.duplicates(
        { by, of: sha256, limit: 1 },
        { signal: ending.signal },
      );
      return groups[0];
    };
    Promise.all([ask('content', file), ask('payload', payloadSha256)]).then(
      ([ofFile, ofPayload]) => setOthers({ id, ofFile, ofPayload }),
      // Nothing is said of others then; what is shown is true without it.
      () => undefined,
    );
    return () => ending.abort();
  }, [id, file, payloadSha256]);
  return others?.id === id ? others : { ofFile: undefined, ofPayload: undefined };
}

function Other({ item, other }: { readonly item: LibraryItem; readonly other: LibraryItem }) {
  const openJob = useView(({ openJob }) => openJob);
  const open = useView(({ open }) => open);
  const isSeen = item.output !== null && other.output !== null && item.kind !== 'audio';
  const isOther = item.payloadSha256 !== other.payloadSha256 && other.payloadSha256 !== null;
  return (
    <li className={styles.other}>
      <button type="button" className={styles.otherName} onClick={() => openJob(other.jobId)}>
        {other.name} #{other.jobNumber}
      </button>
      <span className={styles.when}>{other.accountName}</span>
      {isOther && item.payloadSha256 !== null ? (
        <IconButton
          label={say('library.same.difference', { number: `#${other.jobNumber}` })}
          onClick={() => open({ kind: 'difference', ids: [item.id, other.id] })}
        >
          <FileDiff />
        </IconButton>
      ) : null}
      {isSeen && item.kind === other.kind ? (
        <IconButton
          label={say('library.same.compare', { number: `#${other.jobNumber}` })}
          onClick={() => open({ kind: 'compare', ids: [item.id, other.id] })}
        >
          <Columns2 />
        </IconButton>
      ) : null}
    </li>
  );
}

interface GroupProps {
  readonly item: LibraryItem;
  readonly group: DuplicateGroup | undefined;
  readonly title: 'library.same.file' | 'library.same.payload';
}

function Group({ item, group, title }: GroupProps) {
  const others = group?.items.filter(({ id }) => id !== item.id) ?? [];
  if (!group || others.length === 0) return null;
  return (
    <div className={styles.same}>
      <h3 className={styles.label}>{say(title, { count: group.count - 1 })}</h3>
      <ul>
        {others.slice(0, NAMED).map((other) => (
          <Other key={other.id} item={item} other={other} />
        ))}
      </ul>
    </div>
  );
}

/** Where else the very same bytes are, and what else the payload was rendered to. */
export function SameFiles({ item }: { readonly item: LibraryItem }) {
  const { ofFile, ofPayload } = useOthers(item);
  return (
    <>
      <Group item={item} group={ofFile} title="library.same.file" />
      <Group item={item} group={ofPayload} title="library.same.payload" />
    </>
  );
}
