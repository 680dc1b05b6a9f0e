import { useRef } from 'react';

/**
 * Where the keyboard is when a dialog opens and after it has closed. It begins in the field that is
 * to be filled in, else with the dialog itself, never on its close button; and it goes back to
 * where it was, which Radix does only for dialogs that have a trigger of their own.
 */
export function useDialogFocus() {
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
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
