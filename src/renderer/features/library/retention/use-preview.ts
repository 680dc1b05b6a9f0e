import { useEffect, useState } from 'react';
import { SECOND } from '../../../../shared/durations.ts';
import type { RetentionPreview, RetentionRules } from '../../../../shared/library-care.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';

/** Typing goes on for so long before rules are tried. Milliseconds. */
const PAUSE = 0.3 * SECOND;
/** Files that are listed below the rules. */
const LISTED = 20;

export interface ShownPreview {
  /** Of these very rules; null while they are being tried. */
  readonly preview: RetentionPreview | null;
  readonly problem: string | null;
}

/**
 * What rules would let go, anew whenever they are others.
 * @param told another number tries the same rules again
 */
export function usePreview(rules: RetentionRules | null, told: number): ShownPreview {
  const asked = rules === null ? null : JSON.stringify({ rules, told });
  const [shown, setShown] = useState<ShownPreview & { readonly of: string }>();
  useEffect(() => {
    if (asked === null) return undefined;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      const { rules } = JSON.parse(asked) as { rules: RetentionRules };
      const wish = { ...rules, limit: LISTED };
      host()
        .library.previewRetention(wish, { signal: ending.signal })
        .then(
          (preview) => setShown({ of: asked, preview, problem: null }),
          (error: unknown) => {
            if (ending.signal.aborted) return;
            setShown({ of: asked, preview: null, problem: failureFrom(error).message });
          },
        );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [asked]);
  return shown?.of === asked ? shown : { preview: null, problem: null };
}
