import { ClipboardCopy, Download, Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { attempt } from '../../client/attempt.ts';
import { Button } from '../../components/button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { useIsDesktop } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import styles from './health-part.module.css';
import { saveText } from './save-text.ts';

interface Gathered {
  readonly text: string;
  readonly fileName: string;
}

/** What helps to find a fault: seen before it is copied or saved, and sent nowhere. */
export function DiagnosticsPart() {
  const [payloads, setPayloads] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [gathered, setGathered] = useState<Gathered | null>(null);
  const gather = async () => {
    setIsBusy(true);
    const made = await attempt((client) => client.activity.diagnostics({ payloads }));
    setIsBusy(false);
    if (made) setGathered(made);
  };
  return (
    <section className={styles.part} aria-label={say('activity.diagnostics')}>
      <h2>{say('activity.diagnostics')}</h2>
      <p className={styles.hint}>{say('activity.diagnostics.hint')}</p>
      <div className={styles.row}>
        <Button icon={<Stethoscope />} disabled={isBusy} onClick={() => void gather()}>
          {say(isBusy ? 'activity.diagnostics.making' : 'activity.diagnostics.make')}
        </Button>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={payloads}
            onChange={({ target }) => setPayloads(target.checked)}
          />
          {say('activity.diagnostics.payloads')}
        </label>
        {gathered === null ? null : <Takeaways gathered={gathered} payloads={payloads} />}
      </div>
      {gathered === null ? null : (
        <textarea
          className={styles.preview}
          aria-label={say('activity.diagnostics.preview')}
          readOnly
          spellCheck={false}
          rows={14}
          value={gathered.text}
        />
      )}
    </section>
  );
}

interface TakeawaysProps {
  readonly gathered: Gathered;
  readonly payloads: boolean;
}

function Takeaways({ gathered, payloads }: TakeawaysProps) {
  const isDesktop = useIsDesktop();
  const save = async () => {
    if (!isDesktop) {
      saveText(gathered.fileName, gathered.text);
      return;
    }
    const saved = await attempt((client) => client.activity.saveDiagnostics({ payloads }));
    if (saved) toast.success(say('activity.diagnostics.saved', { path: saved.path }));
  };
  return (
    <>
      <Button icon={<ClipboardCopy />} onClick={() => void copyText(gathered.text)}>
        {say('activity.diagnostics.copy')}
      </Button>
      <Button icon={<Download />} onClick={() => void save()}>
        {say('activity.diagnostics.save')}
      </Button>
    </>
  );
}
