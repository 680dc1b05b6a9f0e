import {
  durationBounds,
  type DistributionMeasure,
  type Insights,
} from '../../../shared/activity.ts';
import { SECOND } from '../../../shared/durations.ts';
import { roughly } from '../../words/measures.ts';
import { numberWords, say } from '../../words/say.ts';
import { ChartCard } from './chart-card.tsx';
import { ColumnsChart } from './columns-chart.tsx';
import { boundWithin, distributionOf, type ProviderChoice } from './figures.ts';
import { showJobs } from './show-jobs.ts';

interface DurationCardProps {
  readonly insights: Insights;
  readonly choice: ProviderChoice;
  readonly measure: DistributionMeasure;
}

/** How long something took, as a distribution. */
export function DurationCard({ insights, choice, measure }: DurationCardProps) {
  const counts = distributionOf(insights, measure, choice);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const title = say(`insights.${measure}.title`);
  const shown = spanOf(counts);
  const words = (index: number): string => boundWords(durationBounds[index] ?? null);
  const rows = shown.map((index) => ({ index, count: counts[index] ?? 0 }));
  const open = () => showAll(insights, choice);
  return (
    <ChartCard
      title={title}
      hint={say(`insights.${measure}.hint`)}
      answer={all === 0 ? say('insights.noDurations') : answerOf(counts)}
      table={
        all === 0
          ? undefined
          : {
              heads: [title, say('insights.count')],
              rows: rows.map(({ index, count }) => [words(index), numberWords(count)]),
            }
      }
    >
      {all === 0 ? null : (
        <ColumnsChart
          label={title}
          series={[{ key: measure, label: title }]}
          columns={rows.map(({ index, count }) => ({
            key: String(index),
            tick: tickOf(durationBounds[index] ?? null),
            words: say('insights.bucket', { bound: words(index), count }),
            values: [count],
            open: count === 0 ? undefined : open,
          }))}
          valueWords={(value) => numberWords(value)}
        />
      )}
    </ChartCard>
  );
}

function answerOf(counts: readonly number[]): string {
  const half = timeWords(boundWithin(counts, 0.5));
  return say('insights.half', { half, most: timeWords(boundWithin(counts, 0.9)) });
}

/** From the first that has any to the last, and one more at each side. */
function spanOf(counts: readonly number[]): number[] {
  const used = counts.flatMap((count, index) => (count > 0 ? [index] : []));
  const first = Math.max(0, (used[0] ?? 0) - 1);
  const last = Math.min(counts.length - 1, (used.at(-1) ?? 0) + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const longest = durationBounds.at(-1) ?? 0;

/** Fractions of a second are written out: they are no "now". */
function timeWords(bound: number | null): string {
  if (bound === null) return `> ${roughly(longest)}`;
  if (bound >= SECOND) return roughly(bound);
  return say('activity.timing.milliseconds', { count: bound });
}

const tickOf = (bound: number | null): string => timeWords(bound);

function boundWords(bound: number | null): string {
  return bound === null ? say('insights.longer') : say('insights.upTo', { time: timeWords(bound) });
}

function showAll({ from, to }: Insights, choice: ProviderChoice): void {
  const providers = choice === null ? {} : { providers: [choice] };
  showJobs({ from, to, states: ['completed'], ...providers });
}
