import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { JobId } from '../../../shared/ids.ts';

/** When the inspector goes while the keyboard is in it, the row or card that it was about has it again. */
export function useFocusGivenBack(job: JobId): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = pane.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>(`[data-job="${job}"] button`)?.focus();
    };
  }, [job]);
  return pane;
}

/** Takes the keyboard into the inspector, where it is open. */
export function focusInspector(): boolean {
  const button = document.querySelector<HTMLElement>('[data-inspector] button');
  button?.focus();
  return button !== null;
}
