import { nativeTheme } from 'electron';
import type { Core } from '../core/services.ts';
import type { Settings } from '../shared/settings.ts';

/** Title bars, menus and what the page takes for the system's choice follow the person's choice. */
export function followAppearance(core: Pick<Core, 'settings' | 'subscribe'>): void {
  const apply = ({ theme }: Settings) => {
    nativeTheme.themeSource = theme;
  };
  apply(core.settings.get());
  core.subscribe((event) => {
    if (event.type === 'settings') apply(event.settings);
  });
}
