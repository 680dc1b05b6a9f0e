import { create } from 'zustand';
import { SECOND } from '../../../../shared/durations.ts';
import type { OutputId } from '../../../../shared/ids.ts';
import type { ItemId } from '../../../../shared/library.ts';
import type { FetchAgainView } from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { host } from '../../../client/session.ts';
import { refreshCare } from './care-store.ts';

interface FetchStates {
  /** How fetching each file again went, the last time. */
  readonly byId: ReadonlyMap<OutputId, FetchAgainView>;
}

export const useFetchStates = create<FetchStates>(() => ({ byId: new Map() }));

/** What is being fetched is asked after so often. Milliseconds. */
const ASKED_EVERY = SECOND;
/** What the contract takes in one call. */
const MOST_AT_ONCE = 1_000;

let timer: ReturnType<typeof setTimeout> | null = null;

function put(states: readonly FetchAgainView[]): void {
  if (states.length === 0) return;
  const before = useFetchStates.getState().byId;
  const isNews = states.some(
    ({ id, state }) => before.get(id)?.state === 'fetching' && state !== 'fetching',
  );
  useFetchStates.setState({
    byId: new Map([...before, ...states.map((state) => [state.id, state] as const)]),
  });
  if (isNews) refreshCare();
  if (under().length > 0) timer ??= setTimeout(() => void ask(), ASKED_EVERY);
}

const under = (): OutputId[] =>
  [...useFetchStates.getState().byId.values()]
    .filter(({ state }) => state === 'fetching')
    .map(({ id }) => id);

async function ask(): Promise<void> {
  timer = null;
  await loadFetchStates(under().slice(0, MOST_AT_ONCE));
}

/** Asks how fetching went; a host that does not answer is asked again. */
export async function loadFetchStates(ids: readonly OutputId[]): Promise<void> {
  if (ids.length === 0) return;
  try {
    put(await host().library.fetchesAgain({ ids: [...ids] }));
  } catch {
    timer ??= setTimeout(() => void ask(), ASKED_EVERY);
  }
}

/** Downloads missing or changed files again; what comes of it is in `useFetchStates`. */
export async function fetchFilesAgain(
  ids: readonly ItemId[],
  asAnother = false,
): Promise<readonly FetchAgainView[]> {
  const states = await attempt((client) =>
    client.library.fetchAgain({ ids: ids.slice(0, MOST_AT_ONCE), asAnother }),
  );
  put(states ?? []);
  return states ?? [];
}
