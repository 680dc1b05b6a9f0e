import { Columns2, FileDiff, Maximize2, Star, Trash2 } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { DuplicateGroup, ItemId, LibraryItem } from '../../../../shared/library.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { useView } from '../../../stores/view.ts';
import { bytes, moment } from '../../../words/measures.ts';
import { dateWords, say } from '../../../words/say.ts';
import { ItemPicture } from '../item-picture.tsx';
import { openItem } from '../item-handlers.ts';
import styles from './duplicates-screen.module.css';
import { useDuplicates } from './duplicates-store.ts';
import { bytesOfAll, keptOf, othersOf, type By } from './keep-choice.ts';

/** Pixels. */
const PICTURE = 132;

function Copy({ item, isKept }: { readonly item: LibraryItem; readonly isKept: boolean }) {
  const stays = isKept || item.starred;
  return (
    <div className={styles.copy} data-kept={isKept || undefined} data-goes={!stays || undefined}>
      <RadioGroup.Item
        className={styles.cover}
        value={item.id}
        aria-label={`${item.name} #${item.jobNumber}, ${item.accountName}, ${moment(item.at)}`}
        onDoubleClick={() => openItem(item)}
      />
      <span className={styles.picture}>
        <ItemPicture item={item} width={PICTURE} />
        {isKept ? <span className={styles.kept}>{say('duplicates.kept')}</span> : null}
      </span>
      <span className={styles.name} title={item.output?.fileName ?? item.name}>
        {item.starred ? <Star aria-label={say('duplicates.starred')} /> : null}
        {item.name} #{item.jobNumber}
      </span>
      <span className={styles.facts}>
        {dateWords(item.at, { dateStyle: 'medium' })} · {item.accountName}
      </span>
    </div>
  );
}

/** Looks at what is kept beside the next one. */
function PairButtons({ group, kept, by }: GroupProps & { readonly kept: LibraryItem }) {
  const open = useView(({ open }) => open);
  const other = group.items.find(({ id, output }) => id !== kept.id && output !== null);
  if (!other) return null;
  const ids = [kept.id, other.id] as const;
  const isSeen = kept.output !== null && kept.kind === other.kind && kept.kind !== 'audio';
  const differ = kept.payloadSha256 !== other.payloadSha256;
  return (
    <>
      {by === 'payload' && isSeen ? (
        <IconButton
          label={say('duplicates.compare')}
          onClick={() => open({ kind: 'compare', ids })}
        >
          <Columns2 />
        </IconButton>
      ) : null}
      {by === 'content' && differ && kept.payloadSha256 !== null && other.payloadSha256 !== null ? (
        <IconButton
          label={say('duplicates.difference')}
          onClick={() => open({ kind: 'difference', ids })}
        >
          <FileDiff />
        </IconButton>
      ) : null}
      <IconButton label={say('duplicates.look')} onClick={() => openItem(kept)}>
        <Maximize2 />
      </IconButton>
    </>
  );
}

interface GroupProps {
  readonly group: DuplicateGroup;
  readonly by: By;
}

interface GroupPartProps extends GroupProps {
  readonly onTrash: (items: readonly LibraryItem[]) => void;
}

/** Everything that is the same, of which one is kept. */
export function GroupPart({ group, by, onTrash }: GroupPartProps) {
  const policy = useDuplicates(({ policy }) => policy);
  const choices = useDuplicates(({ choices }) => choices);
  const choose = useDuplicates(({ choose }) => choose);
  const kept = keptOf(group, policy, choices);
  const others = othersOf(group, { by, policy, choices });
  const [first] = group.items;
  if (!first) return null;
  const title = say(`duplicates.group.${by}`, { name: first.name, count: group.count });
  return (
    <section className={styles.group} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.facts}>
          {group.spareBytes > 0
            ? say('duplicates.spare', { bytes: bytes(group.spareBytes) })
            : null}
          {group.count > group.items.length
            ? ` ${say('duplicates.newest', { count: group.items.length })}`
            : null}
        </span>
        {kept ? <PairButtons group={group} kept={kept} by={by} /> : null}
        <Button
          small
          icon={<Trash2 />}
          disabled={others.length === 0}
          onClick={() => onTrash(others)}
        >
          {say('duplicates.trash', { count: others.length, bytes: bytes(bytesOfAll(others)) })}
        </Button>
      </header>
      <RadioGroup.Root
        className={styles.copies}
        orientation="horizontal"
        aria-label={say('duplicates.keepWhich')}
        value={kept?.id ?? ''}
        onValueChange={(id) => choose(group.sha256, id as ItemId)}
      >
        {group.items.map((item) => (
          <Copy key={item.id} item={item} isKept={item.id === kept?.id} />
        ))}
      </RadioGroup.Root>
    </section>
  );
}
