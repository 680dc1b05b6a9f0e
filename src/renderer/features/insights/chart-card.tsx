import { ChartColumn, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { IconButton } from '../../components/button.tsx';
import { say } from '../../words/say.ts';
import type { Series } from './columns-chart.tsx';
import styles from './chart-card.module.css';

export interface FigureTable {
  readonly heads: readonly string[];
  /** The first of each is what the row is about. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartCardProps {
  readonly title: string;
  readonly hint?: string;
  /** What the chart says, in a sentence. */
  readonly answer: string;
  /** Told apart within the chart; none where there is only one thing. */
  readonly series?: readonly Series[];
  /** Absent: there is nothing to be drawn. */
  readonly table?: FigureTable | undefined;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** One question: its answer in words, as a chart, and as a table. */
export function ChartCard(props: ChartCardProps) {
  const { title, hint, answer, series = [], table, wide, children } = props;
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={styles.card} aria-label={title} data-wide={wide || undefined}>
      <header className={styles.head}>
        <div>
          <h2>{title}</h2>
          {hint ? <p className={styles.hint}>{hint}</p> : null}
          {answer === '' ? null : <p className={styles.answer}>{answer}</p>}
        </div>
        {table ? (
          <IconButton
            label={say(asTable ? 'insights.asChart' : 'insights.asTable')}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartColumn /> : <Table2 />}
          </IconButton>
        ) : null}
      </header>
      {series.length > 1 ? <Legend series={series} /> : null}
      {table && asTable ? <Figures table={table} /> : children}
    </section>
  );
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul className={styles.legend}>
      {series.map(({ key, label }) => (
        <li key={key}>
          <span className={styles.sign} data-series={key} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}

export function Figures({ table }: { readonly table: FigureTable }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {table.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([first, ...rest], index) => (
          // Rows never move: they are made anew with every look.
          <tr key={index}>
            <th scope="row">{first}</th>
            {rest.map((cell, place) => (
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
