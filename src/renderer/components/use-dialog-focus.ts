import { useRef } from 'react';

/**
 * Where the keyboard is when a dialog opens and after it has closed. It begins in the field that is
 * to be filled in, else with the dialog itself, never on its close button; and it goes back to
 * where it was, which Radix does only for dialogs that have a trigger of their own; or to what the
 * dialog has led to.
 */
export function useDialogFocus(after?: () => HTMLElement | null) {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = document.activeElement;
      const dialog = event.currentTarget;
      if (!(dialog instanceof HTMLElement)) return;
      event.preventDefault();
      (dialog.querySelector<HTMLElement>('[data-first]') ?? dialog).focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const next = after?.() ?? before.current;
      if (next instanceof HTMLElement) next.focus();
    },
  };
}
