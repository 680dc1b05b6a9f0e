import type { Insights } from '../../../shared/activity.ts';
import { bytes } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { ChartCard } from './chart-card.tsx';
import { ColumnsChart } from './columns-chart.tsx';
import {
  nextDay,
  speedOf,
  transfersByDay,
  type DayOfTransfers,
  type ProviderChoice,
} from './figures.ts';
import { dayTick, dayWords } from './jobs-card.tsx';
import { showJobs } from './show-jobs.ts';

interface TransfersCardProps {
  readonly insights: Insights;
  readonly choice: ProviderChoice;
}

/** How much came home on each day, and how fast. */
export function TransfersCard({ insights, choice }: TransfersCardProps) {
  const days = transfersByDay(insights, choice);
  const rows = insights.transfers.filter(
    ({ providerId }) => choice === null || providerId === choice,
  );
  const all = speedOf(rows);
  const title = say('insights.bytes.title');
  const speed = bytes(Math.round(all.bytesPerSecond ?? 0));
  if (all.bytesPerSecond === null)
    return <ChartCard title={title} answer={say('insights.bytes.none')} />;
  return (
    <ChartCard
      title={title}
      answer={say('insights.bytes.answer', { bytes: bytes(all.bytes), speed })}
      table={tableOf(days)}
    >
      <ColumnsChart
        label={title}
        series={[{ key: 'bytes', label: title }]}
        columns={days.map((day) => ({
          key: String(day.day),
          tick: dayTick(day.day),
          words: say('insights.bytes.column', {
            day: dayWords(day.day),
            bytes: bytes(day.bytes),
            speed: speedWords(day.bytesPerSecond),
          }),
          values: [day.bytes],
          open: day.bytes === 0 ? undefined : () => showFiles(day.day, choice),
        }))}
        valueWords={bytes}
      />
    </ChartCard>
  );
}

const speedWords = (value: number | null): string =>
  value === null ? '–' : bytes(Math.round(value));

function showFiles(day: number, choice: ProviderChoice): void {
  const providers = choice === null ? {} : { providers: [choice] };
  showJobs({ from: day, to: nextDay(day), withFile: true, ...providers });
}

function tableOf(days: readonly DayOfTransfers[]) {
  return {
    heads: [say('insights.day'), say('insights.bytes.bytes'), say('insights.bytes.speed')],
    rows: days
      .filter((day) => day.bytes > 0)
      .toReversed()
      .map((day) => [dayWords(day.day), bytes(day.bytes), speedWords(day.bytesPerSecond)]),
  };
}
