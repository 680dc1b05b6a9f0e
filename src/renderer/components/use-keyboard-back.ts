import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the keyboard to a control that stays, when what had it has gone: else it would be nobody's.
 * Who has moved on in the meantime keeps it.
 * @returns says that what has the keyboard now is about to go
 */
export function useKeyboardBack(stays: RefObject<HTMLElement | null>): () => void {
  const leaving = useRef<Element | null>(null);
  useEffect(() => {
    if (leaving.current === null || leaving.current.isConnected) return;
    leaving.current = null;
    if (document.activeElement === document.body) stays.current?.focus();
  });
  return () => {
    leaving.current = document.activeElement;
  };
}
