/** Puts the keyboard on an element: now if it is there, else when the next frame has drawn it. */
export function focusWhenDrawn(container: HTMLElement | null, selector: string): void {
  const focus = () => {
    const element = container?.querySelector<HTMLElement>(selector);
    element?.focus();
    return element !== null && element !== undefined;
  };
  if (!focus()) requestAnimationFrame(focus);
}
