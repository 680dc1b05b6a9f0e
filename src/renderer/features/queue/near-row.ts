import { useEffect, type RefObject } from 'react';
import { create } from 'zustand';
import type { JobId } from '../../../shared/ids.ts';
import { jobAt } from './row-events.ts';

interface NearStore {
  readonly pointed: JobId | null;
  readonly focused: JobId | null;
}

/** The rows that somebody points at, or that have the keyboard. */
const useNear = create<NearStore>(() => ({ pointed: null, focused: null }));

/** Where nothing can be pointed at, every row is as near as any. */
const canPoint = matchMedia('(hover: hover)').matches;

/** Whether somebody is about to use a row: the signs on its buttons are drawn for them alone. */
export const useIsNear = (id: JobId): boolean =>
  useNear(({ pointed, focused }) => pointed === id || focused === id) || !canPoint;

function point(pointed: JobId | null): void {
  if (useNear.getState().pointed !== pointed) useNear.setState({ pointed });
}

/** Follows the pointer and the keyboard over the rows. A row that is scrolled under the pointer is not pointed at. */
export function useNearRows(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: PointerEvent) => point(jobAt(event.target) ?? null);
    const leave = () => point(null);
    const focus = (event: FocusEvent) => useNear.setState({ focused: jobAt(event.target) ?? null });
    const blur = () => useNear.setState({ focused: null });
    const current = area.current;
    current?.addEventListener('pointermove', move);
    current?.addEventListener('pointerleave', leave);
    current?.addEventListener('focusin', focus);
    current?.addEventListener('focusout', blur);
    return () => {
      current?.removeEventListener('pointermove', move);
      current?.removeEventListener('pointerleave', leave);
      current?.removeEventListener('focusin', focus);
      current?.removeEventListener('focusout', blur);
    };
  }, [area]);
}
