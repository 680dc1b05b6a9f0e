/** Read by the style of the toasts: pixels at the lower edge that they leave free. */
const ROOM = '--toast-room';

/**
 * Keeps the toasts above an element at the window's lower edge, for as long as it is drawn. To be
 * given to React as its `ref`.
 */
export function keepToastsAbove(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty(ROOM, `${element.offsetHeight}px`));
  observer.observe(element);
  return () => {
    observer.disconnect();
    style.removeProperty(ROOM);
  };
}
