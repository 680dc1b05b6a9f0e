import type { Settings } from '../../../shared/settings.ts';
import { useApp } from '../../stores/app.ts';

/** Kept here too, so that the window has its colours before the host has answered. */
const STORED_AS = 'renderdesk-theme';

function apply(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Keeps the page's colours as the settings say. */
export function followTheme(): void {
  const stored = localStorage.getItem(STORED_AS);
  if (stored === 'light' || stored === 'dark') apply(stored);
  useApp.subscribe(({ info, settings }) => {
    if (!info) return;
    apply(settings.theme);
    localStorage.setItem(STORED_AS, settings.theme);
  });
}
