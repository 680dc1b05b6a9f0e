import { useEffect, useState } from 'react';
import type { InspectedPayload } from '../../../shared/contract/jobs.ts';
import { host } from '../../client/session.ts';
import { base64Of } from './base64.ts';
import type { RowChoice } from '../review/review-row.ts';

/** As a person stops typing for a moment. Milliseconds. */
const ASK_AFTER_MS = 350;

/** What the host says of a payload while it is written; null before it has said anything. */
export function useVerdict(
  name: string,
  text: string,
  choice: RowChoice = {},
): InspectedPayload | null {
  const [verdict, setVerdict] = useState<InspectedPayload | null>(null);
  const { accountId, kind } = choice;
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (isEmpty) return undefined;
    let isOld = false;
    const ask = async () => {
      const file = {
        name,
        contentBase64: base64Of(new TextEncoder().encode(text)),
        ...(accountId === undefined ? {} : { accountId }),
        ...(kind === undefined ? {} : { kind }),
      };
      try {
        const [found] = await host().jobs.inspect({ files: [file] });
        if (!isOld) setVerdict(found ?? null);
      } catch {
        // Without the host nothing is said; whether it can be sent is asked again by the review.
      }
    };
    const timer = setTimeout(() => void ask(), ASK_AFTER_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [name, text, isEmpty, accountId, kind]);
  return isEmpty ? null : verdict;
}
