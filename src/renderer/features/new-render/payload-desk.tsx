import { AlignLeft, CircleAlert, CircleCheck, GitCompare, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { InspectedPayload } from '../../../shared/contract/jobs.ts';
import type { ProviderId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { kindName } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { failureWords, translated } from '../../words/sentences.ts';
import { placeOf } from '../review/review-words.ts';
import { PayloadEditor, type EditorHandle } from './editor/payload-editor.tsx';
import styles from './payload-desk.module.css';
import { useLastRun } from './use-last-run.ts';

interface PayloadDeskProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly verdict: InspectedPayload | null;
  readonly startsWithKeyboard?: boolean;
  readonly onChange: (text: string) => void;
  readonly tools?: React.ReactNode;
  readonly ref?: React.Ref<EditorHandle>;
}

/** An editor of a payload with what there is to say of it, and to do with it. */
export function PayloadDesk(props: PayloadDeskProps) {
  const { name, label, text, verdict, startsWithKeyboard = false, onChange, tools } = props;
  const own = useRef<EditorHandle>(null);
  const [isComparing, setComparing] = useState(false);
  const last = useLastRun(name);
  const providerId = verdict?.providerId ?? null;
  // What it was recognised as stays, while it is being broken and mended.
  const [known, setKnown] = useState(providerId);
  const likely = useOnlyProvider();
  if (providerId !== null && providerId !== known) setKnown(providerId);
  const hold = (handle: EditorHandle | null) => {
    own.current = handle;
    if (typeof props.ref === 'function') props.ref(handle);
    else if (props.ref) props.ref.current = handle;
  };
  return (
    <div className={styles.desk}>
      <div className={styles.tools}>
        <Button small icon={<AlignLeft />} onClick={() => own.current?.format()}>
          {say('newRender.editor.format')}
        </Button>
        {last === null ? null : (
          <Button
            small
            icon={<GitCompare />}
            aria-pressed={isComparing}
            onClick={() => setComparing(!isComparing)}
          >
            {say('newRender.editor.compare', { number: last.number })}
          </Button>
        )}
        {tools}
      </div>
      <PayloadEditor
        ref={hold}
        label={label}
        text={text}
        providerId={known ?? likely}
        original={isComparing ? (last?.payload ?? null) : null}
        startsWithKeyboard={startsWithKeyboard}
        onChange={onChange}
      />
      <Verdict verdict={verdict} onPlace={(line, column) => own.current?.goTo(line, column)} />
      <p className={styles.hint}>{say('newRender.editor.keys')}</p>
    </div>
  );
}

/** Where all accounts are of one provider, it is its payload that is written. */
function useOnlyProvider(): ProviderId | null {
  return useAccounts(({ accounts: [first, ...others] }) =>
    first !== undefined && others.every(({ providerId }) => providerId === first.providerId)
      ? first.providerId
      : null,
  );
}

interface VerdictProps {
  readonly verdict: InspectedPayload | null;
  readonly onPlace: (line: number, column: number) => void;
}

function Verdict({ verdict, onPlace }: VerdictProps) {
  const nameOf = useProviderNames();
  if (verdict === null) return <output className={styles.verdict} />;
  if (!verdict.usable) {
    const { failure } = verdict;
    const { line, column = 1 } = failure;
    return (
      <output className={styles.verdict}>
        <p className={styles.remark} data-tone="bad">
          <CircleAlert aria-hidden />
          <span>
            {line === undefined ? null : (
              <button type="button" className={styles.place} onClick={() => onPlace(line, column)}>
                {placeOf(failure)}
              </button>
            )}{' '}
            {failureWords(failure)}
          </span>
        </p>
      </output>
    );
  }
  const provider = nameOf(verdict.providerId);
  const values = { kind: kindName(verdict.kind), provider };
  return (
    <output className={styles.verdict}>
      <p className={styles.remark} data-tone="good">
        <CircleCheck aria-hidden />
        <span>{say('newRender.editor.reads', values)}</span>
      </p>
      {verdict.warnings.map((warning) => (
        <p key={warning} className={styles.remark} data-tone="warn">
          <TriangleAlert aria-hidden />
          <span>{translated(warning)}</span>
        </p>
      ))}
    </output>
  );
}
