import { create } from 'zustand';

/** `no-token` and `refused` wait for a person; `lost` heals by itself. */
export type ConnectionStatus = 'connecting' | 'open' | 'lost' | 'no-token' | 'refused';

interface ConnectionStore {
  readonly status: ConnectionStatus;
  /** True once anything was ever loaded: what is on screen stays there while reconnecting. */
  readonly everOpen: boolean;
  readonly change: (status: ConnectionStatus) => void;
}

export const useConnection = create<ConnectionStore>((set) => ({
  status: 'connecting',
  everOpen: false,
  change: (status) => set((before) => ({ status, everOpen: before.everOpen || status === 'open' })),
}));
