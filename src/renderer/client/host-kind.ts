import { desktopPageOrigin } from '../../shared/desktop-origins.ts';

/** Electron serves this page from an origin of its own; everything else is the headless host's. */
export const isInDesktop = window.location.origin === desktopPageOrigin;
