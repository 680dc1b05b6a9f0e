import { CircleHelp, Search, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo, useEffect, useRef } from 'react';
import { LONGEST_SEARCH } from '../../../shared/library.ts';
import { isWriting } from '../shell/use-shortcuts.ts';
import { useQuery } from './query-store.ts';
import styles from './search-field.module.css';

/** What can be typed besides words; a click puts it into the search. */
const words: readonly (readonly [string, string])[] = [
  ['"these words"', 'words that stand together'],
  ['-word', 'what does not have it'],
  ['tag:', 'has the tag'],
  ['state:failed', 'queued, rendering, completed, failed, canceled …'],
  ['kind:video', 'image, video or audio'],
  ['provider:', 'by the provider’s name'],
  ['account:', 'by the account’s name'],
  ['is:starred', 'also is:missing, is:trashed'],
  ['has:note', 'also has:file, has:tag'],
  ['after:2026-07', 'a year, a month or a day of UTC'],
  ['before:2026-07-31', 'up to, without it'],
];

/** Slash, or Ctrl and F, leads into the search. */
function useSearchKey(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      const isSlash = event.key === '/' && !isWriting(event.target);
      if (!isFind && !isSlash) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [field]);
}

export const SearchField = memo(function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  const text = useQuery(({ query }) => query.text);
  const change = useQuery(({ change }) => change);
  useSearchKey(field);
  const add = (word: string) => {
    change({ text: [text.trim(), word].filter(Boolean).join(' ') });
    field.current?.focus();
  };
  return (
    <search className={styles.search}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        className={styles.input}
        aria-label="Search the library"
        placeholder="Search names, payloads, errors, tags"
        spellCheck={false}
        autoComplete="off"
        maxLength={LONGEST_SEARCH}
        value={text}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            change({ text: '' });
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-index] button[tabindex="0"]')?.focus();
          }
        }}
      />
      {text === '' ? (
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      ) : (
        <button
          type="button"
          className={styles.tool}
          aria-label="Clear the search"
          onClick={() => {
            change({ text: '' });
            field.current?.focus();
          }}
        >
          <X />
        </button>
      )}
      <Words onAdd={add} />
    </search>
  );
});

function Words({ onAdd }: { readonly onAdd: (word: string) => void }) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={styles.tool} aria-label="What can be searched for">
          <CircleHelp />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.words}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label="What can be searched for"
        >
          <p>All words must be found, in any order. Besides words:</p>
          <ul>
            {words.map(([word, what]) => (
              <li key={word}>
                <Popover.Close asChild>
                  <button type="button" className={styles.word} onClick={() => onAdd(word)}>
                    <code>{word}</code>
                    <span>{what}</span>
                  </button>
                </Popover.Close>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
