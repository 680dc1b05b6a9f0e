import { toast } from 'sonner';
import type { HandedOverFile } from '../../../shared/contract/app.ts';
import type { PayloadFile } from '../../../shared/contract/jobs.ts';
import { failure } from '../../../shared/failure.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import type { Collected, FoundFile } from '../new-render/collect-files.ts';
import { readFile } from '../new-render/read-files.ts';
import { lookAtRows } from './look-at-rows.ts';
import { isAccepted } from './accepted-warnings.ts';
import { standingOf, usableOf, type ReviewRow, type RowChoice } from './review-row.ts';
import { useReview, type NewRow } from './review-store.ts';
import { sendReviewed } from './send-rows.ts';

/** Long enough to notice that something was canceled by mistake. Milliseconds. */
const UNDO_STAYS = 12_000;

const current = (rows: readonly ReviewRow[]) => {
  const ids = new Set(rows.map(({ id }) => id));
  return useReview.getState().rows.filter(({ id }) => ids.has(id));
};

/** Whether there is anything about a row that a person should see before it is sent. */
export function needsReview(row: ReviewRow): boolean {
  const usable = usableOf(row);
  if (usable === null || standingOf(row, useAccounts.getState().accounts) !== 'ready') return true;
  if (row.price.state === 'unknown') return true;
  if (row.price.state === 'known' && row.price.price.amount !== 0) return true;
  const { acceptedWarnings } = useApp.getState().settings;
  const doubts = usable.warnings.filter(
    (warning) => !isAccepted(acceptedWarnings, usable.providerId, warning),
  );
  return usable.undocumentedSubmit || usable.renderedBefore.length > 0 || doubts.length > 0;
}

async function review(files: readonly NewRow[]): Promise<void> {
  if (files.length === 0) return;
  const { add, show } = useReview.getState();
  const always = useApp.getState().settings.review === 'always';
  if (always) show(true);
  const rows = add(files);
  await lookAtRows(rows);
  const { shown, aside } = useReview.getState();
  if (shown || aside) return;
  if (current(rows).some(needsReview)) show(true);
  else await sendReviewed();
}

/** Looks at files before they are sent. Files that come while the sheet is open join it. */
export async function takeIn(found: readonly FoundFile[], choice: RowChoice = {}): Promise<void> {
  const added: NewRow[] = [];
  for (const file of found) added.push(asRow(await readFile(file), choice));
  await review(added);
}

const asRow = (read: Awaited<ReturnType<typeof readFile>>, choice: RowChoice): NewRow =>
  'file' in read ? { ...read, choice } : { name: read.name, failure: read.failure };

export async function takeInDropped({ files, emptyFolders }: Collected): Promise<void> {
  const empty = emptyFolders.map((name) => ({
    name,
    failure: failure(
      'file-missing',
      say('newRender.emptyFolder', { name }),
      say('newRender.emptyFolder.remedy'),
    ),
  }));
  await Promise.all([review(empty), takeIn(files)]);
}

/** Takes in a payload that is there as text, exactly as it was written. */
export async function takeInText(
  name: string,
  text: string,
  choice: RowChoice = {},
): Promise<void> {
  await takeIn([{ name, file: new File([text], name, { type: 'application/json' }) }], choice);
}

/** Their sizes are known in base64 only, which is four letters for three bytes. */
const measured = (file: PayloadFile) => ({ file, bytes: (file.contentBase64.length * 3) / 4 });

/** Takes in what the desktop was handed: bytes that are here already, or why there are none. */
export async function takeInHandedOver(files: readonly HandedOverFile[]): Promise<void> {
  await review(files.map((file) => ('failure' in file ? file : measured(file))));
}

/** Puts everything under review away. Nothing is sent, and for a while it can be brought back. */
export function cancelReview(): void {
  const { rows, remove, show, restore } = useReview.getState();
  useReview.setState({ sent: null });
  const away = rows.filter(({ sending }) => !sending);
  show(false);
  remove(new Set(away.map(({ id }) => id)));
  if (away.length === 0) return;
  toast.message(say('review.notSent', { count: away.length }), {
    duration: UNDO_STAYS,
    action: { label: say('review.bringBack'), onClick: () => restore(away) },
  });
}
