import { ChevronLeft, ChevronRight, Table2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ExpandedRows, RowProblem } from '../../../../shared/template.ts';
import { attempt } from '../../../client/attempt.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { Dialog, DialogActions } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Toggle } from '../../../components/toggle.tsx';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { takeIn } from '../../review/take-in.ts';
import { chooseFile } from '../choose-file.ts';
import { loadTemplates, useTemplates } from '../templates/template-store.ts';
import styles from './rows-dialog.module.css';
import { filesOfRows, readTable, useRows, type TableFile } from './use-rows.ts';

const TABLES = '.csv,.tsv,.txt,.jsonl,.ndjson,.json,text/csv';

function Problems({ expanded }: { readonly expanded: ExpandedRows }) {
  if (expanded.problemCount === 0) return null;
  return (
    <section className={styles.problems}>
      <h3>{say('newRender.rows.problems', { count: expanded.problemCount })}</h3>
      <ul>
        {expanded.problems.map((problem) => (
          <li key={`${problem.row} ${problem.column} ${problem.message}`}>
            <strong>{placeWords(problem)}</strong> {translated(problem.message)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeWords({ row, line, column }: RowProblem): string {
  const where =
    row === null || line === null
      ? say('newRender.rows.table')
      : say('newRender.rows.place', { row, line });
  return column === null ? where : `${where}, ${column}`;
}

interface PreviewProps {
  readonly expanded: ExpandedRows;
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

/** One payload as it would be sent, and the way to the others. */
function Preview({ expanded: { rows, count }, index, onIndex }: PreviewProps) {
  const [row] = rows;
  if (row === undefined) return null;
  return (
    <section className={styles.preview} aria-label={say('newRender.rows.goTo')}>
      <header className={styles.head}>
        <h3>{say('newRender.rows.row', { number: row.number, name: row.name })}</h3>
        <IconButton
          label={say('newRender.rows.previous')}
          disabled={index === 0}
          onClick={() => onIndex(index - 1)}
        >
          <ChevronLeft />
        </IconButton>
        <IconButton
          label={say('newRender.rows.next')}
          disabled={index >= count - 1}
          onClick={() => onIndex(index + 1)}
        >
          <ChevronRight />
        </IconButton>
      </header>
      <textarea
        className={styles.payload}
        aria-label={say('newRender.rows.goTo')}
        value={row.payload}
        rows={12}
        readOnly
      />
    </section>
  );
}

interface RowsDialogProps {
  readonly templateId: number;
  readonly onClose: () => void;
}

function useTemplate(id: number) {
  const templates = useTemplates(({ templates }) => templates);
  useEffect(() => {
    if (templates === null) void loadTemplates();
  }, [templates]);
  return templates?.find((each) => each.id === id);
}

async function chooseTable(): Promise<TableFile | null> {
  const file = await chooseFile(TABLES);
  return file === null ? null : readTable(file);
}

/** Puts all payloads under review; false where they could not be had. */
async function reviewAll(
  templateId: number,
  table: TableFile,
  names: string,
  keepUnknown: boolean,
): Promise<boolean> {
  const files = await attempt(() => filesOfRows(templateId, table, names, keepUnknown));
  if (files === undefined) return false;
  void takeIn(files.map((file) => ({ name: file.name, file })));
  return true;
}

interface CountProps {
  readonly table: TableFile | null;
  readonly expanded: ExpandedRows | null;
  readonly problem: string | null;
}

function Count({ table, expanded, problem }: CountProps) {
  const words = () => {
    if (problem !== null) return problem;
    if (table === null) return '';
    if (expanded === null) return say('newRender.rows.looking');
    return say('newRender.rows.count', { count: expanded.count, table: table.name });
  };
  return <output className={styles.count}>{words()}</output>;
}

interface KeepUnknownProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function KeepUnknown({ on, onChange }: KeepUnknownProps) {
  return (
    <Toggle
      label={say('newRender.rows.keepUnknown')}
      hint={say('newRender.rows.keepUnknown.hint')}
      on={on}
      onChange={onChange}
    />
  );
}

/** Many payloads from one template and a table; they go under review before anything is sent. */
export function RowsDialog({ templateId, onClose }: RowsDialogProps) {
  const template = useTemplate(templateId);
  const [table, setTable] = useState<TableFile | null>(null);
  const [typedName, setName] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const [keepUnknown, setKeep] = useState(false);
  const nameTemplate = typedName ?? `${template?.name ?? ''} {{#}}`;
  const { expanded, problem } = useRows({ templateId, table, nameTemplate, keepUnknown, index });
  const count = expanded?.count ?? 0;
  const choose = async () => {
    const chosen = await chooseTable();
    if (chosen === null) return;
    setIndex(0);
    setTable(chosen);
  };
  const review = async () => {
    if (table === null) return;
    if (await reviewAll(templateId, table, nameTemplate, keepUnknown)) onClose();
  };
  return (
    <Dialog
      look="sheet"
      title={say('newRender.rows.title')}
      description={say('newRender.rows.description')}
      onClose={onClose}
    >
      <div className={styles.body}>
        <div className={styles.choice}>
          <Button icon={<Table2 />} data-first onClick={() => void choose()}>
            {table === null ? say('newRender.rows.choose') : say('newRender.rows.other')}
          </Button>
          <span>{say('newRender.rows.template', { name: template?.name ?? '' })}</span>
        </div>
        <Field
          label={say('newRender.rows.name')}
          name="row-name"
          value={nameTemplate}
          onChange={(event) => setName(event.currentTarget.value)}
          hint={say('newRender.rows.name.hint', { example: '{{column}}', number: '{{#}}' })}
        />
        <KeepUnknown on={keepUnknown} onChange={setKeep} />
        <Count table={table} expanded={expanded} problem={problem} />
        {expanded === null ? null : (
          <>
            <Problems expanded={expanded} />
            <Preview expanded={expanded} index={index} onIndex={setIndex} />
          </>
        )}
        <DialogActions>
          <Button onClick={onClose}>{say('newRender.cancel')}</Button>
          <Button look="primary" disabled={count === 0} onClick={() => void review()}>
            {say('newRender.rows.review', { count })}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
