import { toast } from 'sonner';
import type { LibraryItem } from '../../../shared/library.ts';
import type { OutputView } from '../../../shared/output.ts';
import { attempt } from '../../client/attempt.ts';
import { copyText } from '../../components/copy-text.ts';
import { BAD_NEWS_STAYS } from '../../components/toast-times.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { bytes, dimensions, duration, fileType } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { renderAgain } from '../queue/job-actions.ts';

const isDesktop = (): boolean => useApp.getState().info?.host === 'desktop';

/** The picture as a PNG, as the clipboard takes it. */
async function pngOf({ mediaUrl }: OutputView): Promise<Blob> {
  const image = new Image();
  image.src = mediaUrl;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Puts a picture itself on the clipboard. The page of the desktop app has no right to; its host has. */
export async function copyPicture(output: OutputView): Promise<void> {
  if (isDesktop()) {
    const done = await attempt((client) => client.library.copyImage({ id: output.id }));
    if (done) toast.message(say('library.copied.picture'));
    return;
  }
  try {
    // A promise, so that the click still counts when the picture is ready.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(output) })]);
    toast.message(say('library.copied.picture'));
  } catch {
    toast.error(say('library.copied.not'), {
      description: say('library.copied.notWords'),
      duration: BAD_NEWS_STAYS,
    });
  }
}

export function copyPaths(items: readonly LibraryItem[]): void {
  const paths = items.flatMap(({ output }) => output?.path ?? []);
  if (paths.length > 0 && copyText(paths.join('\n'))) {
    toast.message(say('care.copied', { count: paths.length }));
  }
}

/** The picture of a file that is one, else its path. */
export function copyFile(output: OutputView, pathOnly: boolean): void {
  if (output.kind === 'image' && !pathOnly) void copyPicture(output);
  else if (copyText(output.path)) toast.message(say('care.copied', { count: 1 }));
}

/** What is known of files, without any link to where they came from. */
export function copyFacts(items: readonly LibraryItem[]): void {
  const texts = items.map(({ name, jobNumber, accountName, output }) =>
    [
      `${name} #${jobNumber}, ${accountName}`,
      ...(output
        ? [
            output.fileName,
            [fileType(output), dimensions(output), duration(output), bytes(output.bytes)]
              .filter(Boolean)
              .join(' · '),
            `SHA-256 ${output.sha256}`,
          ]
        : []),
    ].join('\n'),
  );
  if (copyText(texts.join('\n\n'))) toast.message(say('library.copied.facts'));
}

/** Whether the system has a way to hand a file to other programs and people. */
export function canShare(): boolean {
  if (isDesktop()) return useApp.getState().info?.platform === 'darwin';
  return 'canShare' in navigator && navigator.canShare({ files: [new File([], 'a.png')] });
}

export async function shareFile(output: OutputView): Promise<void> {
  if (isDesktop()) {
    await attempt((client) => client.library.share({ id: output.id }));
    return;
  }
  try {
    const bytes = await (await fetch(output.mediaUrl)).blob();
    const file = new File([bytes], output.fileName, { type: output.mediaType });
    await navigator.share({ files: [file], title: output.fileName });
  } catch (error) {
    // Who turns away from the system's sheet has not failed.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    toast.error(say('library.share.not'), { duration: BAD_NEWS_STAYS });
  }
}

/** A new render of the same payload. */
export async function renderItemAgain({ jobId }: LibraryItem): Promise<void> {
  const found = await attempt((client) => client.jobs.get({ id: jobId }));
  if (found) await renderAgain(found.job);
}

/** The payload in the editor, to be changed and rendered. */
export async function changePayload({ jobId, name }: LibraryItem): Promise<void> {
  const found = await attempt((client) => client.jobs.get({ id: jobId }));
  if (!found || found.payload === null) return;
  useView.getState().open({ kind: 'new-render', name, text: found.payload });
}
