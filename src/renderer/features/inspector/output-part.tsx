import { ExternalLink, FolderOpen, ArrowDownToLine, Maximize2 } from 'lucide-react';
import type { OutputView } from '../../../shared/output.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { MediaPreview } from '../../components/media-preview.tsx';
import { useIsDesktop } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { bytes, dimensions, duration, fileType, kindName } from '../../words/measures.ts';
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
            label="Look at it in full"
            shortcut="Space"
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
            Open
          </Button>
          <Button small icon={<FolderOpen />} onClick={() => void revealFile(output)}>
            Show in folder
          </Button>
        </>
      ) : (
        <>
          <Button small icon={<ArrowDownToLine />} onClick={() => downloadFile(output)}>
            Download
          </Button>
          <Button
            small
            icon={<ExternalLink />}
            onClick={() => window.open(output.mediaUrl, '_blank', 'noopener')}
          >
            Open
          </Button>
        </>
      )}
      <span className={styles.hint}>or drag the picture out</span>
    </div>
  );
}

function codecs({ videoCodec, audioCodec }: OutputView): string {
  return [videoCodec, audioCodec].filter(Boolean).join(' + ');
}

/** A verified file: how it looks, what can be done with it, and what is known of it. */
export function OutputPart({ output }: { readonly output: OutputView }) {
  const size = dimensions(output);
  const plays = duration(output);
  const coded = codecs(output);
  return (
    <section className={styles.output} aria-label="File">
      <Preview output={output} />
      <FileButtons output={output} />
      <Facts>
        <Fact name="Kind">
          {kindName(output.kind)} · {fileType(output)}
          {output.hasAlpha ? ' · with alpha' : ''}
        </Fact>
        {size ? <Fact name="Dimensions">{size}</Fact> : null}
        {plays ? (
          <Fact name="Duration">
            {plays}
            {output.frameRate ? ` · ${Math.round(output.frameRate * 100) / 100} fps` : ''}
          </Fact>
        ) : null}
        {coded ? <Fact name="Codec">{coded}</Fact> : null}
        <Fact name="Size">
          <span title={`${output.bytes.toLocaleString()} bytes`}>{bytes(output.bytes)}</span>
        </Fact>
        <Fact name="SHA-256" tool={<CopyButton text={output.sha256} label="Copy the SHA-256" />}>
          <code title={output.sha256}>{output.sha256}</code>
        </Fact>
        <Fact name="Path" tool={<CopyButton text={output.path} label="Copy the path" />}>
          <span title={output.path} className={styles.path}>
            <bdi>{output.path}</bdi>
          </span>
        </Fact>
      </Facts>
    </section>
  );
}
