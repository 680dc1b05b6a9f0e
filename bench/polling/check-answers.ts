import { ProviderCallError } from '../../src/core/providers/exchange.ts';
import type { CheckAnswer } from '../../src/core/providers/provider.ts';
import { failure } from '../../src/shared/failure.ts';
import type { Answer } from './simulated-provider.ts';

/** What an adapter would make of the simulated provider's answer. */
export function checkAnswer(answer: Answer): CheckAnswer {
  switch (answer.kind) {
    case 'pending':
      return {
        outcome: 'pending',
        providerState: 'rendering',
        progress: answer.progress,
        queuePosition: null,
      };
    case 'completed': {
      const output = { key: '0', link: null, bytes: null, kind: 'video' } as const;
      return { outcome: 'succeeded', outputs: [output] };
    }
    case 'failed':
      return { outcome: 'failed', failure: failure('render-failed', 'It failed.', 'Again.') };
    case 'refused':
    case 'made':
    case 'sent':
      return refuse();
  }
}

/** A 429 without a word about how long. */
export function refuse(): never {
  throw new ProviderCallError(failure('rate-limited', 'Too many.', 'Wait.'), {
    arrival: 'refused',
    consequence: { kind: 'limit', afterMs: null },
    status: 429,
  });
}
