import { CircleCheck, Download, FileUp, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportReport } from '../../../../shared/contract/library-portable.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { SettingsPart } from '../../settings/settings-part.tsx';
import row from '../../settings/settings-screen.module.css';
import { refreshCare } from '../care/care-store.ts';
import { everything } from '../library-query.ts';
import { saveHistory } from './export-history.ts';
import { importHistory } from './import-history.ts';
import styles from './portable.module.css';
import { ReadAgainPart } from './read-again-part.tsx';
import { ReadInPart } from './read-in-part.tsx';

/** Lines that are named; how many there are is said above. */
const LISTED = 8;

type Importing =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly share: number }
  | { readonly state: 'done'; readonly report: ImportReport }
  | { readonly state: 'failed'; readonly why: string };

function Report({ report }: { readonly report: ImportReport }) {
  const { added, completed, skipped, refused, refusedLines } = report;
  return (
    <div className={row.wide}>
      <Banner
        tone={refusedLines > 0 ? 'warn' : 'calm'}
        icon={refusedLines > 0 ? <TriangleAlert /> : <CircleCheck />}
        title={say('portable.import.done', { count: added })}
      >
        {completed > 0 ? `${say('portable.import.completed', { count: completed })} ` : null}
        {skipped > 0 ? `${say('portable.import.skipped', { count: skipped })} ` : null}
        {refusedLines > 0 ? say('portable.import.refused', { count: refusedLines }) : null}
      </Banner>
      {refused.length > 0 ? (
        <ul className={styles.refused} aria-label={say('portable.import.refusedList')}>
          {refused.slice(0, LISTED).map(({ line, why }) => (
            <li key={line}>{say('portable.import.line', { line, why: translated(why) })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Import() {
  const input = useRef<HTMLInputElement>(null);
  const [importing, set] = useState<Importing>({ state: 'none' });
  const take = async (file: File | undefined) => {
    if (!file) return;
    set({ state: 'running', share: 0 });
    try {
      const report = await importHistory(file, (share) => set({ state: 'running', share }));
      set({ state: 'done', report });
      refreshCare();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      set({ state: 'failed', why: `${message} ${remedy}` });
    }
  };
  return (
    <>
      <Button
        icon={<FileUp />}
        disabled={importing.state === 'running'}
        onClick={() => input.current?.click()}
      >
        {say('portable.import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say('portable.import')}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      {importing.state === 'running' ? (
        <div className={row.wide}>
          <ProgressBar label={say('portable.import.running')} value={importing.share} />
        </div>
      ) : null}
      {importing.state === 'done' ? <Report report={importing.report} /> : null}
      {importing.state === 'failed' ? (
        <div className={row.wide}>
          <Banner tone="bad" icon={<TriangleAlert />} title={say('portable.import.failed')}>
            {importing.why}
          </Banner>
        </div>
      ) : null}
    </>
  );
}

/** The history as a file, out and in; and that of another library. */
export function HistoryPart() {
  return (
    <SettingsPart title={say('portable.history')} hint={say('portable.history.hint')}>
      <div className={row.row}>
        <Button icon={<Download />} onClick={() => void saveHistory('json', everything)}>
          {say('portable.export.json')}
        </Button>
        <Button icon={<Download />} onClick={() => void saveHistory('csv', everything)}>
          {say('portable.export.csv')}
        </Button>
        <Import />
      </div>
      <ReadAgainPart />
      <ReadInPart />
      <p className={row.soft}>{say('portable.rebuild')}</p>
      <div className={row.folder}>
        <code>renderdesk library rebuild</code>
      </div>
    </SettingsPart>
  );
}
