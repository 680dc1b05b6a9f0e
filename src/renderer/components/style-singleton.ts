import { useEffect, type ReactNode } from 'react';

/*
 * Stands in for the package `react-style-singleton`, through which Radix locks scrolling behind a
 * dialog. The package writes a <style> element, which our Content-Security-Policy rightly refuses;
 * a constructed stylesheet does the same and is allowed.
 */

export interface StyleSheetSingleton {
  add(styles: string): void;
  remove(): void;
}

/** One sheet for however many ask for it: added with the first, gone with the last. */
export function stylesheetSingleton(): StyleSheetSingleton {
  let users = 0;
  let sheet: CSSStyleSheet | null = null;
  return {
    add(styles) {
      users += 1;
      if (sheet) return;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets.push(sheet);
    },
    remove() {
      users -= 1;
      if (users > 0 || !sheet) return;
      const gone = sheet;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== gone);
      sheet = null;
    },
  };
}

export function styleHookSingleton(): (styles: string) => void {
  const sheet = stylesheetSingleton();
  return function useStyle(styles) {
    useEffect(() => {
      sheet.add(styles);
      return () => sheet.remove();
    }, [styles]);
  };
}

export function styleSingleton(): (props: { styles: string }) => ReactNode {
  const useStyle = styleHookSingleton();
  return function Sheet({ styles }) {
    useStyle(styles);
    return null;
  };
}
