import { ExternalLink, FolderOpen, ArrowDownToLine, Maximize2 } from 'lucide-react';
import type { OutputView } from '../../../shared/output.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { MediaPreview } from '../../components/media-preview.tsx';
import { useIsDesktop } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { bytes, dimensions, duration, fileType, kindName } from '../../words/measures.ts';
import { numberWords, say } from '../../words/say.ts';
import { downloadFile, openFile, revealFile } from '../queue/job-actions.ts';
import { Fact, Facts } from './facts.tsx';
import styles from './output-part.module.css';

/** Width over height of a tall picture's frame: more would push everything else out of sight. */
const TALLEST = 0.85;

/** As the picture is, but not taller than that. */
function ratioOf({ kind, width, height }: OutputView): string {
  if (kind === 'audio') return '5';
  if (width === null || height === null) return '16 / 9';
  return String(Math.max(TALLEST, width / height));
}

function Preview({ output }: { readonly output: OutputView }) {
  const open = useView(({ open }) => open);
  return (
    <figure className={styles.preview} style={{ aspectRatio: ratioOf(output) }}>
      <MediaPreview output={output} mode="player" />
      {output.kind === 'image' || output.kind === 'video' ? (
        <span className={styles.enlarge}>
          <IconButton
            label={say('inspector.file.full')}
            shortcut={say('library.key.space')}
            onClick={() => open({ kind: 'viewer', outputId: output.id })}
          >
            <Maximize2 />
          </IconButton>
        </span>
      ) : null}
    </figure>
  );
}

export function FileButtons({ output }: { readonly output: OutputView }) {
  const isDesktop = useIsDesktop();
  return (
    <div className={styles.buttons}>
      {isDesktop ? (
        <>
          <Button small icon={<ExternalLink />} onClick={() => void openFile(output)}>
            {say('inspector.file.open')}
          </Button>
          <Button small icon={<FolderOpen />} onClick={() => void revealFile(output)}>
            {say('queue.deed.reveal')}
          </Button>
        </>
      ) : (
        <>
          <Button small icon={<ArrowDownToLine />} onClick={() => downloadFile(output)}>
            {say('queue.deed.download')}
          </Button>
          <Button
            small
            icon={<ExternalLink />}
            onClick={() => window.open(output.mediaUrl, '_blank', 'noopener')}
          >
            {say('inspector.file.open')}
          </Button>
        </>
      )}
      <span className={styles.hint}>{say('inspector.file.drag')}</span>
    </div>
  );
}

function codecs({ videoCodec, audioCodec }: OutputView): string {
  return [videoCodec, audioCodec].filter(Boolean).join(' + ');
}

const frameRate = (rate: number): string =>
  say('inspector.file.rate', { rate: numberWords(rate, { maximumFractionDigits: 2 }) });

/** A verified file: how it looks, what can be done with it, and what is known of it. */
export function OutputPart({ output }: { readonly output: OutputView }) {
  const size = dimensions(output);
  const plays = duration(output);
  const coded = codecs(output);
  return (
    <section className={styles.output} aria-label={say('inspector.file')}>
      <Preview output={output} />
      <FileButtons output={output} />
      <Facts>
        <Fact name={say('inspector.file.kind')}>
          {kindName(output.kind)} · {fileType(output)}
          {output.hasAlpha ? ` · ${say('inspector.file.alpha')}` : ''}
        </Fact>
        {size ? <Fact name={say('inspector.file.dimensions')}>{size}</Fact> : null}
        {plays ? (
          <Fact name={say('inspector.file.duration')}>
            {plays}
            {output.frameRate ? ` · ${frameRate(output.frameRate)}` : ''}
          </Fact>
        ) : null}
        {coded ? <Fact name={say('inspector.file.codec')}>{coded}</Fact> : null}
        <Fact name={say('inspector.file.size')}>
          <span title={say('inspector.file.bytes', { count: output.bytes })}>
            {bytes(output.bytes)}
          </span>
        </Fact>
        <Fact
          name="SHA-256"
          tool={<CopyButton text={output.sha256} label={say('inspector.file.hash.copy')} />}
        >
          <code title={output.sha256}>{output.sha256}</code>
        </Fact>
        <Fact
          name={say('inspector.file.path')}
          tool={<CopyButton text={output.path} label={say('inspector.file.path.copy')} />}
        >
          <span title={output.path} className={styles.path}>
            <bdi>{output.path}</bdi>
          </span>
        </Fact>
      </Facts>
    </section>
  );
}
