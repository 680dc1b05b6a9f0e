import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import type { Keys } from './keys.ts';

export const commandGroups = ['go', 'render', 'queue', 'job', 'app'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** One thing that the window can do, wherever it is offered: palette, shortcut, sheet, menu. */
export interface Command {
  /** Kept in the settings with its shortcut: never renamed. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  /** Unless a person chose others; absent: none. */
  readonly keys?: Keys;
  readonly isDangerous?: boolean;
  /** Absent: always. */
  readonly isOffered?: () => boolean;
  readonly run: () => void;
}

export const isOffered = ({ isOffered: ask }: Command): boolean => ask?.() ?? true;
