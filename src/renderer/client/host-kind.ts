import { desktopPageOrigin } from '../../shared/desktop-origins.ts';

/** The desktop app serves this page under a name of its own; the headless host from loopback. */
export const servedOverHttp = window.location.origin !== desktopPageOrigin;
