import { memo } from 'react';
import { AccountDot } from '../../components/account-dot.tsx';
import { dragOut } from '../../components/drag-out.ts';
import { TagSigns } from '../../components/tag-signs.tsx';
import { useProviderName } from '../../stores/app.ts';
import { stateName } from '../../words/job-words.ts';
import { bytes, dimensions, duration, moment } from '../../words/measures.ts';
import { priceWords } from '../../words/money-words.ts';
import { dateWords } from '../../words/say.ts';
import { StarButton, Tick, type ItemProps } from './item-card.tsx';
import { ItemPicture } from './item-picture.tsx';
import styles from './item-row.module.css';
import { itemLabel, typeOf } from './item-words.ts';

/** An item on one line. */
export const ItemRow = memo(function ItemRow(props: ItemProps) {
  const { item, index, isChosen, isActive, width, handlers } = props;
  const { output } = item;
  const provider = useProviderName(item.providerId);
  return (
    <div
      className={styles.row}
      data-chosen={isChosen || undefined}
      draggable={output !== null}
      onDragStart={(event) => output && dragOut(event, output)}
    >
      <button
        type="button"
        className={styles.cover}
        aria-label={itemLabel(item)}
        aria-pressed={isChosen}
        tabIndex={isActive ? 0 : -1}
        onClick={(event) => handlers.click(event, item, index)}
        onDoubleClick={() => handlers.open(item)}
        onFocus={() => handlers.focus(index)}
      />
      <span className={styles.tools}>
        <Tick {...props} />
      </span>
      <span className={styles.picture}>
        <ItemPicture item={item} width={width} />
      </span>
      <span className={styles.name} title={output?.fileName ?? item.name}>
        <TagSigns tags={item.tags} />
        {item.name}
        {item.tags.length > 0 ? <span className={styles.tags}>{item.tags.join(', ')}</span> : null}
      </span>
      <span className={styles.type} data-state={item.state}>
        {output ? typeOf(item) : stateName(item.state)}
      </span>
      <span className={styles.size}>{output ? dimensions(output) : null}</span>
      <span className={styles.length}>{output ? duration(output) : null}</span>
      <span className={styles.bytes}>{output ? bytes(output.bytes) : null}</span>
      <span className={styles.account} title={`${item.accountName} · ${provider}`}>
        <AccountDot id={item.accountId} /> {item.accountName}
      </span>
      <span className={styles.price}>{item.price ? priceWords(item.price) : null}</span>
      <time className={styles.when} title={moment(item.at)}>
        {dateWords(item.at, { dateStyle: 'medium' })}
      </time>
      <span className={styles.tools}>
        <StarButton item={item} handlers={handlers} />
      </span>
    </div>
  );
});
