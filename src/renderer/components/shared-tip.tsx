import { Tooltip } from 'radix-ui';
import { useEffect, useState, type RefObject } from 'react';
import { SECOND } from '../../shared/durations.ts';
import styles from './tip.module.css';

/** As for every other tooltip of the window. */
const SHOWN_AFTER = 0.4 * SECOND;
/** What makes a tooltip go, wherever the pointer is. */
const endings = ['pointerdown', 'keydown', 'focusout', 'scroll'] as const;

const tipped = ({ target }: Event): HTMLElement | null =>
  (target as HTMLElement).closest<HTMLElement>('[data-tip]');

/** The button in an area that is pointed at, or that has the keyboard, and the way to forget it. */
function useTipped(area: RefObject<HTMLElement | null>): [HTMLElement | null, () => void] {
  const [shown, setShown] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const current = area.current;
    if (current === null) return undefined;
    let pointed: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tip: HTMLElement | null = null;
    const show = (button: HTMLElement) => {
      tip = button;
      setShown(button);
    };
    // Heard with every step of a scroll: mostly there is nothing to forget.
    const forget = () => {
      clearTimeout(timer);
      if (tip !== null) setShown(null);
      tip = null;
    };
    const point = (event: PointerEvent) => {
      const button = event.pointerType === 'touch' ? null : tipped(event);
      // One whose row has gone takes its tip with it.
      const isStale = tip !== null && !tip.isConnected;
      if (button === pointed && !isStale) return;
      pointed = button;
      forget();
      if (button !== null) timer = setTimeout(() => show(button), SHOWN_AFTER);
    };
    const leave = () => {
      pointed = null;
      forget();
    };
    const focus = (event: FocusEvent) => {
      const button = tipped(event);
      if (button?.matches(':focus-visible')) show(button);
    };
    current.addEventListener('pointerover', point);
    current.addEventListener('pointerleave', leave);
    current.addEventListener('focusin', focus);
    for (const name of endings) current.addEventListener(name, forget, { capture: true });
    return () => {
      clearTimeout(timer);
      current.removeEventListener('pointerover', point);
      current.removeEventListener('pointerleave', leave);
      current.removeEventListener('focusin', focus);
      for (const name of endings) current.removeEventListener(name, forget, { capture: true });
    };
  }, [area]);
  return [shown, () => setShown(null)];
}

/**
 * One tooltip for all buttons in an area that name theirs in `data-tip`: one for each of them would
 * be made with every row that comes into sight.
 */
export function SharedTip({ area }: { readonly area: RefObject<HTMLElement | null> }) {
  const [shown, forget] = useTipped(area);
  if (!shown?.isConnected) return null;
  const { left, top, width, height } = shown.getBoundingClientRect();
  return (
    <Tooltip.Root open onOpenChange={forget}>
      <Tooltip.Trigger asChild>
        <span className={styles.place} style={{ left, top, width, height }} aria-hidden />
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles.tip} side="bottom" sideOffset={6} collisionPadding={8}>
          {shown.dataset['tip']}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
