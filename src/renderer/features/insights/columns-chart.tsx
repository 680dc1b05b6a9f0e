import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { scaleBand, scaleLinear } from '@visx/scale';
import { useId, useState, type KeyboardEvent } from 'react';
import { useWidth } from '../../components/use-width.ts';
import { say } from '../../words/say.ts';
import styles from './columns-chart.module.css';

/** What is told apart within a column, from its foot up. */
export interface Series {
  readonly key: string;
  readonly label: string;
}

export interface Column {
  readonly key: string;
  /** Below it, where there is room. */
  readonly tick: string;
  /** All that it says, for tooltips and screen readers. */
  readonly words: string;
  /** One a series, in their order. */
  readonly values: readonly number[];
  /** Shows what it stands for. */
  readonly open?: (() => void) | undefined;
}

interface ColumnsChartProps {
  readonly label: string;
  readonly series: readonly Series[];
  readonly columns: readonly Column[];
  readonly valueWords: (value: number) => string;
}

const HEIGHT = 190;
const MARGIN = { top: 10, right: 8, bottom: 24, left: 46 };
const TICKS = 4;
/** A tick needs so much, in CSS pixels. */
const TICK_WIDTH = 54;
/** Less would be no bar; more than nothing is seen. */
const LEAST_HEIGHT = 2;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Columns of stacked bars, each a way to what it stands for. One stop for the keyboard. */
export function ColumnsChart({ label, series, columns, valueWords }: ColumnsChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const inner = { width: Math.max(0, width - MARGIN.left - MARGIN.right), height: plotHeight };
  const top = Math.max(1, ...columns.map(({ values }) => sumOf(values)));
  const x = scaleBand({
    domain: columns.map(({ key }) => key),
    range: [0, inner.width],
    padding: 0.24,
  });
  // Of what is counted there is no half: no line stands between two.
  const lines = Math.min(TICKS, Math.ceil(top));
  const y = scaleLinear({ domain: [0, top], range: [inner.height, 0], nice: lines });
  const every = Math.max(1, Math.ceil((columns.length * TICK_WIDTH) / Math.max(1, inner.width)));
  const ticks = columns.filter((_, index) => index % every === 0);
  const tickOf = (key: string) => columns.find((column) => column.key === key)?.tick ?? '';
  return (
    <div ref={frame} className={styles.frame}>
      {width > 0 ? (
        <svg width={width} height={HEIGHT} role="toolbar" aria-label={label} aria-describedby={id}>
          <Hatch id={id} />
          <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
            <GridRows
              scale={y}
              width={inner.width}
              numTicks={lines}
              className={styles.grid ?? ''}
            />
            <Columns {...{ series, columns, x, y, hatch: `${id}-hatch` }} />
            <AxisLeft
              scale={y}
              numTicks={lines}
              hideAxisLine
              hideTicks
              tickFormat={(value) =>
                Number.isInteger(Number(value)) ? valueWords(Number(value)) : ''
              }
              axisClassName={styles.axis ?? ''}
            />
            <AxisBottom
              scale={x}
              top={inner.height}
              tickValues={ticks.map(({ key }) => key)}
              tickFormat={tickOf}
              hideTicks
              axisClassName={styles.axis ?? ''}
            />
          </g>
        </svg>
      ) : (
        <div className={styles.room} />
      )}
      <p id={id} className="visually-hidden">
        {say('insights.chartKeys')}
      </p>
    </div>
  );
}

const plotHeight = HEIGHT - MARGIN.top - MARGIN.bottom;

/** What has failed is told by more than its colour. */
function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={6} height={6} className={styles.hatchGround} />
        <rect width={2.5} height={6} className={styles.hatchLine} />
      </pattern>
    </defs>
  );
}

interface ColumnsProps extends Pick<ColumnsChartProps, 'series' | 'columns'> {
  readonly x: ReturnType<typeof scaleBand<string>>;
  readonly y: ReturnType<typeof scaleLinear<number>>;
  readonly hatch: string;
}

function Columns({ series, columns, x, y, hatch }: ColumnsProps) {
  const [current, setCurrent] = useState(columns.length - 1);
  const stop = Math.min(current, columns.length - 1);
  const move = (event: KeyboardEvent<SVGGElement>, index: number) => {
    const to = target(event.key, index, columns.length);
    if (to === null) return;
    event.preventDefault();
    setCurrent(to);
    const all = event.currentTarget.parentElement?.querySelectorAll<SVGGElement>('[data-column]');
    all?.[to]?.focus();
  };
  return (
    <g>
      {columns.map((column, index) => (
        <g
          key={column.key}
          className={styles.column}
          role={column.open ? 'button' : 'img'}
          aria-label={column.words}
          data-column
          tabIndex={index === stop ? 0 : -1}
          transform={`translate(${x(column.key) ?? 0} 0)`}
          onFocus={() => setCurrent(index)}
          onClick={column.open}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') {
              event.preventDefault();
              column.open?.();
            } else move(event, index);
          }}
        >
          <title>{column.words}</title>
          <rect className={styles.hit} width={x.bandwidth()} height={plotHeight} rx={3} />
          <Stack {...{ series, column, y, hatch, width: x.bandwidth() }} />
        </g>
      ))}
    </g>
  );
}

function target(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(length - 1, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

interface StackProps extends Pick<ColumnsProps, 'series' | 'y' | 'hatch'> {
  readonly column: Column;
  readonly width: number;
}

function Stack({ series, column, y, hatch, width }: StackProps) {
  return series.map(({ key }, index) => {
    const value = column.values[index] ?? 0;
    if (value === 0) return null;
    const below = sumOf(column.values.slice(0, index));
    const height = Math.max(LEAST_HEIGHT, y(below) - y(below + value));
    const place = { x: 0, y: y(below) - height, width, height, rx: 1.5 };
    return key === 'failed' ? (
      <rect key={key} {...place} fill={`url(#${hatch})`} className={styles.failed} />
    ) : (
      <rect key={key} {...place} className={styles.bar} data-series={key} />
    );
  });
}
