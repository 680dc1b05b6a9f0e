import { toast } from 'sonner';
import type {
  RetentionPreview,
  RetentionRules,
  RetentionView,
} from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { confirm } from '../../../components/confirm.tsx';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { refreshCare } from '../care/care-store.ts';
import { doEdit, tellEdit } from '../edit-items.ts';

/** Keeps rules, and whether they go to work every day. */
export async function keepRules(
  rules: RetentionRules,
  on: boolean,
  preview: RetentionPreview | null,
): Promise<RetentionView | undefined> {
  const kept = await attempt((client) =>
    client.library.setRetention({ ...rules, on, ...(preview ? { seen: preview.seen } : {}) }),
  );
  if (kept) toast.success(say(on ? 'retention.isOn' : 'retention.isOff'));
  return kept;
}

/** Applies rules once, now, after asking. What goes can be put back as one. */
export async function applyNow(
  rules: RetentionRules,
  on: boolean,
  preview: RetentionPreview,
): Promise<RetentionView | undefined> {
  const yes = await confirm({
    title: say('retention.ask', { count: preview.files }),
    body: say('retention.askWords', { bytes: bytes(preview.bytes) }),
    doIt: say('retention.doIt', { count: preview.files }),
    isDangerous: true,
  });
  if (!yes) return undefined;
  let after: RetentionView | undefined;
  const { seen } = preview;
  // What is applied is what was shown: the rules are kept first, on or off as they were.
  const edit = await doEdit(async (client) => {
    await client.library.setRetention({ ...rules, on, seen });
    const run = await client.library.runRetention({ seen });
    after = run.retention;
    return run.edit;
  });
  if (edit) tellEdit(edit);
  refreshCare();
  return after;
}
