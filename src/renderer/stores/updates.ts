import { create } from 'zustand';
import type { Updates } from '../../shared/updates.ts';

/** Null until the host has said it. */
export const useUpdates = create<{ updates: Updates | null }>(() => ({ updates: null }));
