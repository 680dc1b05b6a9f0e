import type { FetchAgainView } from '../../../../shared/library-care.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';

const tones = {
  fetching: 'busy',
  fetched: 'good',
  different: 'bad',
  failed: 'bad',
} as const satisfies Record<FetchAgainView['state'], unknown>;

/** How fetching a file again went, for its row. */
export function fetchWords(view: FetchAgainView | undefined): {
  readonly state?: string;
  readonly tone?: (typeof tones)[keyof typeof tones];
} {
  if (view === undefined) return {};
  const state = view.state === 'fetching' ? say('care.fetching') : translated(view.message);
  return { state, tone: tones[view.state] };
}
