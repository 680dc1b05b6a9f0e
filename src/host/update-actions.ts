import { failure, FailureError } from '../shared/failure.ts';
import type { NotUpdated, Updates } from '../shared/updates.ts';

/** How this Renderdesk gets newer, for whoever asks it. */
export interface UpdateActions {
  state(): Updates;
  /** @throws FailureError `not-supported` where somebody else brings updates */
  check(): Promise<Updates>;
  /**
   * @throws FailureError `conflict` where nothing is ready, or renders are under way and it was
   * not said what of them; `not-supported` where somebody else brings updates
   */
  install(when: 'now' | 'when-done' | 'with-work' | 'later'): Updates;
}

/** What to do instead, for people. */
const remedies: Readonly<Record<NotUpdated, string>> = {
  headless: 'Update it the way it was installed: by npm, from its checkout, or by a newer image.',
  'package-manager': 'Update it with this system’s package manager.',
  'no-feed': 'Get a newer one from the home page of Renderdesk.',
  'no-file': 'Get a newer one from the home page of Renderdesk.',
};

/** Of a Renderdesk that somebody else updates. */
export function updatedByOthers(version: string, why: NotUpdated): UpdateActions {
  const refused = () =>
    new FailureError(
      failure('not-supported', 'This Renderdesk does not update itself.', remedies[why]),
    );
  return {
    state: () => ({
      version,
      state: { state: 'off', why },
      lastCheckedAt: null,
      problem: null,
      underWay: 0,
    }),
    check: () => Promise.reject(refused()),
    install() {
      throw refused();
    },
  };
}
