import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Hears the keys that are pressed anywhere inside an element, whichever of its controls has them. */
export function useKeys(
  element: RefObject<HTMLElement | null>,
  onKey: (event: KeyboardEvent, element: HTMLElement) => void,
): void {
  const hear = useEffectEvent(onKey);
  useEffect(() => {
    const current = element.current;
    if (!current) return undefined;
    const listen = (event: KeyboardEvent) => hear(event, current);
    current.addEventListener('keydown', listen);
    return () => current.removeEventListener('keydown', listen);
  }, [element]);
}
