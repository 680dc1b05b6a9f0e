import { create } from 'zustand';

/** Notices that nobody has read, here or in another window. */
export const useUnread = create<{ readonly unread: number }>(() => ({ unread: 0 }));
