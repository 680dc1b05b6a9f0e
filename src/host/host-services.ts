import type { Logger } from '../core/ports.ts';
import type { AppInfo, HandedOverFile } from '../shared/contract/app.ts';
import type { AppEvent } from '../shared/contract/events.ts';
import type { AccountId, ProviderId } from '../shared/ids.ts';
import type { HostEvents } from './host-events.ts';
import type { Observed } from './observed.ts';
import type { UpdateActions } from './update-actions.ts';

/**
 * What a host does with files and folders on a screen. Null: this host has no screen, and a call
 * answers NOT_SUPPORTED with a sentence. Paths are absolute.
 */
export interface DesktopActions {
  readonly openFile: ((path: string) => Promise<void>) | null;
  readonly revealFile: ((path: string) => Promise<void>) | null;
  readonly startDrag: ((path: string) => Promise<void>) | null;
  /** Puts a picture on the clipboard. */
  readonly copyImage?: ((path: string) => Promise<void>) | null;
  /** The text in the clipboard; null while the window has not the keyboard. */
  readonly readClipboard?: (() => Promise<string | null>) | null;
  /** The computer does not sleep or shut down, however far the countdown is. */
  readonly stopCountdown?: (() => void) | null;
  /** Null where the system has no menu for it. */
  readonly shareFile?: ((path: string) => Promise<void>) | null;
  /** One file that is there; null when the person changed their mind. */
  readonly chooseFile?: (() => Promise<string | null>) | null;
  /** Resolves to null when the person changed their mind. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** Where to save a file that does not exist yet; null when the person changed their mind. */
  readonly chooseSaveFile?: ((suggestedName: string) => Promise<string | null>) | null;
  /** Files that wait for the window to take them: a few a call, each once. */
  readonly takeHandedOver: (() => Promise<HandedOverFile[]>) | null;
}

export const noDesktop: DesktopActions = {
  openFile: null,
  revealFile: null,
  startDrag: null,
  chooseFolder: null,
  takeHandedOver: null,
};

/** What the router asks of its host; everything else it asks of the core. */
export interface HostServices {
  readonly desktop: DesktopActions;
  readonly logger: Logger;
  readonly events: HostEvents;
  readonly observed: Observed;
  readonly updates: UpdateActions;
  info(): Promise<AppInfo>;
  /** Tells every client what `info` now says, in its own time. */
  infoChanged(): void;
  /**
   * Starts demo providers, each once, and answers with the account of the first that is named; a
   * second call answers with the same one. Unless said, those that one tries Renderdesk with.
   */
  startDemo(which?: 'all' | readonly ProviderId[]): Promise<AccountId>;
  /** Returns at once; the host drains and ends on its own. */
  quit(): void;
}

export type AppEventListener = (event: AppEvent) => void;
