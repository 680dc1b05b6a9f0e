import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * For a form that shows what is kept, by the names of its fields. When something else is kept they
 * show that, and the keyboard stays where it is, which another form would lose.
 */
export function useFormShowing(
  values: Readonly<Record<string, string>>,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const kept = JSON.stringify(values);
  useLayoutEffect(() => {
    const shown = JSON.parse(kept) as typeof values;
    for (const [name, value] of Object.entries(shown)) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        field.value = value;
      }
    }
  }, [kept]);
  return form;
}
