import type { UpdateState } from '../../shared/updates.ts';

/** What is newer, as a client sees it. */
export interface NewerRelease {
  readonly version: string;
  readonly notes: string | null;
}

export type UpdateEvent =
  | { readonly type: 'check' }
  /** Nothing newer, or it could not be found out. */
  | { readonly type: 'checked' }
  | { readonly type: 'found'; readonly release: NewerRelease; readonly bytes: number }
  | { readonly type: 'progress'; readonly received: number }
  /** What was downloading is whole. */
  | { readonly type: 'whole' }
  /** What was downloading did not come. */
  | { readonly type: 'lost' }
  /** What is ready is not to be installed any more. */
  | { readonly type: 'drop' }
  | { readonly type: 'wait'; readonly waitsForWork: boolean }
  | { readonly type: 'restart' };

/** What is ready is kept in mind while something newer is looked for. */
export interface UpdateMoment {
  readonly state: UpdateState;
  readonly ready: Extract<UpdateState, { state: 'ready' }> | null;
}

export const idle: UpdateMoment = { state: { state: 'idle' }, ready: null };

/** The next moment; the same one where an event does not fit it. See the diagram in shared. */
export function afterEvent(moment: UpdateMoment, event: UpdateEvent): UpdateMoment {
  const { state, ready } = moment;
  const back: UpdateMoment = { state: ready ?? { state: 'idle' }, ready };
  switch (event.type) {
    case 'check':
      return state.state === 'idle' || state.state === 'ready'
        ? { state: { state: 'checking' }, ready }
        : moment;
    case 'checked':
      return state.state === 'checking' ? back : moment;
    case 'found': {
      if (state.state !== 'checking') return moment;
      if (event.release.version === ready?.version) return back;
      // What was ready is given up for it: the file of the one takes the place of the other's.
      const total = event.bytes;
      return {
        state: { state: 'downloading', ...event.release, received: 0, total },
        ready: null,
      };
    }
    case 'progress': {
      if (state.state !== 'downloading') return moment;
      const received = Math.min(Math.max(state.received, event.received), state.total);
      return { state: { ...state, received }, ready };
    }
    case 'whole': {
      if (state.state !== 'downloading') return moment;
      const { version, notes } = state;
      const now = { state: 'ready' as const, version, notes, waitsForWork: false };
      return { state: now, ready: now };
    }
    case 'lost':
      return state.state === 'downloading' ? idle : moment;
    case 'drop':
      return state.state === 'ready' ? idle : moment;
    case 'wait': {
      if (state.state !== 'ready') return moment;
      const now = { ...state, waitsForWork: event.waitsForWork };
      return { state: now, ready: now };
    }
    case 'restart': {
      if (state.state !== 'ready') return moment;
      const { version, notes } = state;
      return { state: { state: 'restarting', version, notes }, ready };
    }
  }
}
