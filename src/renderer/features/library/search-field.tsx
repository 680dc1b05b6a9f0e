import { CircleHelp } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo, useEffect, useRef } from 'react';
import { LONGEST_SEARCH } from '../../../shared/library.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { SearchBox } from '../../components/search-box.tsx';
import box from '../../components/search-box.module.css';
import { isWriting } from '../shell/use-shortcuts.ts';
import { say } from '../../words/say.ts';
import { useQuery } from './query-store.ts';
import styles from './search-field.module.css';

/** What can be typed besides words; a click puts it into the search. */
const words: readonly (readonly [string, MessageKey])[] = [
  ['"these words"', 'library.search.phrase'],
  ['-word', 'library.search.without'],
  ['tag:', 'library.search.tag'],
  ['state:failed', 'library.search.state'],
  ['kind:video', 'library.search.kind'],
  ['provider:', 'library.search.provider'],
  ['account:', 'library.search.account'],
  ['is:starred', 'library.search.is'],
  ['has:note', 'library.search.has'],
  ['after:2026-07', 'library.search.after'],
  ['before:2026-07-31', 'library.search.before'],
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
    <SearchBox
      field={field}
      className={styles.search}
      label={say('library.search')}
      hint={say('library.search.hint')}
      clearLabel={say('library.search.clear')}
      shortcut="/"
      longest={LONGEST_SEARCH}
      value={text}
      onChange={(next) => change({ text: next })}
      onLeave={() =>
        document.querySelector<HTMLElement>('[data-index] button[tabindex="0"]')?.focus()
      }
    >
      <Words onAdd={add} />
    </SearchBox>
  );
});

function Words({ onAdd }: { readonly onAdd: (word: string) => void }) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={box['tool']} aria-label={say('library.search.help')}>
          <CircleHelp />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.words}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={say('library.search.help')}
        >
          <p>{say('library.search.words')}</p>
          <ul>
            {words.map(([word, what]) => (
              <li key={word}>
                <Popover.Close asChild>
                  <button type="button" className={styles.word} onClick={() => onAdd(word)}>
                    <code>{word}</code>
                    <span>{say(what)}</span>
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
