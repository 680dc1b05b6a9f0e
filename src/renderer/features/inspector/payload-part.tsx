import { ChevronRight, PencilLine } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { useView } from '../../stores/view.ts';
import { bytes } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import styles from './section.module.css';

/** Letters shown; a payload may hold megabytes of embedded pictures, which nobody reads. */
const SHOWN = 60_000;

/** The payload exactly as it was submitted. */
export function PayloadPart({
  name,
  payload,
}: {
  readonly name: string;
  readonly payload: string;
}) {
  const open = useView(({ open }) => open);
  const rest = payload.length - SHOWN;
  return (
    <Collapsible.Root className={styles.section}>
      <div className={styles.disclosure}>
        <Collapsible.Trigger className={styles.toggle}>
          <ChevronRight aria-hidden />
          {say('inspector.payload')}
        </Collapsible.Trigger>
        <IconButton
          label={say('inspector.payload.change')}
          onClick={() => open({ kind: 'new-render', name, text: payload })}
        >
          <PencilLine />
        </IconButton>
        <CopyButton text={payload} label={say('inspector.payload.copy')} />
      </div>
      <Collapsible.Content>
        <textarea
          className={styles.payload}
          aria-label={say('inspector.payload')}
          readOnly
          spellCheck={false}
          rows={18}
          value={
            payload.slice(0, SHOWN) +
            (rest > 0 ? `\n${say('inspector.payload.more', { size: bytes(rest) })}` : '')
          }
        />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
