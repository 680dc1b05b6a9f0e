import { createContext, useContext, useLayoutEffect, useRef, type RefObject } from 'react';

/** What is searched for in the settings; empty: all of them are shown. */
export const SettingsSearch = createContext('');

const plain = (text: string): string => text.normalize('NFKD').toLowerCase();

/** Hides a part whose words, all that it shows at the moment, are not what is searched for. */
export function useFound(): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  const wanted = plain(useContext(SettingsSearch)).split(/\s+/);
  useLayoutEffect(() => {
    if (part.current === null) return;
    const words = plain(part.current.textContent);
    part.current.hidden = !wanted.every((word) => words.includes(word));
  });
  return part;
}
