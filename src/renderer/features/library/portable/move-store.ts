import { create } from 'zustand';
import { SECOND } from '../../../../shared/durations.ts';
import type { LibraryMove, LibraryPlace } from '../../../../shared/contract/library-portable.ts';
import { attempt } from '../../../client/attempt.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { refreshCare } from '../care/care-store.ts';

interface MoveStore {
  readonly place: LibraryPlace | null;
  /** Why a move was refused before it began. */
  readonly refused: string | null;
}

export const useMove = create<MoveStore>(() => ({ place: null, refused: null }));

/** A move is asked after so often. Milliseconds. */
const ASKED_EVERY = 0.4 * SECOND;
let timer: ReturnType<typeof setTimeout> | null = null;

const putMove = (move: LibraryMove | null) =>
  useMove.setState(({ place }) => ({ place: place && { ...place, move } }));

/** Where the library is; follows a move for as long as it goes on. */
export async function loadPlace(): Promise<void> {
  const place = await attempt((client) => client.library.place());
  if (!place) return;
  useMove.setState({ place });
  if (place.move?.state !== 'moving' || timer !== null) return;
  timer = setTimeout(() => {
    timer = null;
    void loadPlace();
  }, ASKED_EVERY);
}

export async function moveTo(folder: string): Promise<void> {
  useMove.setState({ refused: null });
  try {
    const moving = host().library.move({ folder });
    // What it refuses it refuses at once; else it answers when it has ended.
    const soon = new Promise<null>((resolve) => setTimeout(() => resolve(null), ASKED_EVERY));
    if ((await Promise.race([moving, soon])) === null) await loadPlace();
    putMove(await moving);
    await loadPlace();
    refreshCare();
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    useMove.setState({ refused: `${message} ${remedy}` });
    await loadPlace();
  }
}

export async function stopMove(): Promise<void> {
  const move = await attempt((client) => client.library.stopMove());
  if (move !== undefined) putMove(move);
}
