import { keepToastsAbove } from './toast-room.ts';

/**
 * For a bar that comes with a choice and goes with it, to be given to React as its `ref`: toasts
 * stay above it, and when it goes while the keyboard is in it, the list has the keyboard again.
 * @param row finds the row that takes it; called when the bar is gone
 */
export function barRef(row: () => HTMLElement | null) {
  return (element: HTMLElement | null): (() => void) | undefined => {
    const leaveRoom = keepToastsAbove(element);
    if (element === null) return undefined;
    return () => {
      leaveRoom?.();
      if (!element.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) row()?.focus();
      });
    };
  };
}
