import type { Insights } from '../../../shared/activity.ts';
import { numberWords, dateWords, say } from '../../words/say.ts';
import { ChartCard } from './chart-card.tsx';
import { ColumnsChart, type Series } from './columns-chart.tsx';
import { jobsByDay, nextDay, type DayOfJobs, type ProviderChoice } from './figures.ts';
import { showJobs } from './show-jobs.ts';

interface CardProps {
  readonly insights: Insights;
  readonly choice: ProviderChoice;
}

export const dayTick = (day: number): string => dateWords(day, { day: 'numeric', month: 'short' });
export const dayWords = (day: number): string => dateWords(day, { dateStyle: 'medium' });

/** How many renders ended on each day, and how. */
export function JobsCard({ insights, choice }: CardProps) {
  const days = jobsByDay(insights, choice);
  const all = days.reduce((sum, day) => sum + totalOf(day), 0);
  const completed = days.reduce((sum, day) => sum + day.completed, 0);
  const series: Series[] = [
    { key: 'completed', label: say('insights.completed') },
    { key: 'failed', label: say('insights.failedJobs') },
    { key: 'canceled', label: say('insights.canceled') },
  ];
  const sentences = [
    all === 0
      ? say('insights.jobs.none')
      : say('insights.jobs.answer', { count: all, share: completed / all }),
    ...(insights.unconfirmed > 0 && choice === null
      ? [say('insights.jobs.unconfirmed', { count: insights.unconfirmed })]
      : []),
  ];
  const columns = days.map((day) => ({
    key: String(day.day),
    tick: dayTick(day.day),
    words: say('insights.column', { ...day, day: dayWords(day.day) }),
    values: [day.completed, day.failed, day.canceled],
    open: totalOf(day) === 0 ? undefined : () => showDay(day.day, choice),
  }));
  return (
    <ChartCard
      wide
      title={say('insights.jobs.title')}
      answer={sentences.join(' ')}
      series={series}
      table={all === 0 ? undefined : tableOf(days, series)}
    >
      {all === 0 ? null : (
        <ColumnsChart
          label={say('insights.jobs.title')}
          series={series}
          columns={columns}
          valueWords={(value) => numberWords(value)}
        />
      )}
    </ChartCard>
  );
}

const totalOf = ({ completed, failed, canceled }: DayOfJobs): number =>
  completed + failed + canceled;

function showDay(day: number, choice: ProviderChoice): void {
  const providers = choice === null ? {} : { providers: [choice] };
  showJobs({ from: day, to: nextDay(day), ...providers });
}

function tableOf(days: readonly DayOfJobs[], series: readonly Series[]) {
  return {
    heads: [say('insights.day'), ...series.map(({ label }) => label)],
    rows: days
      .filter((day) => totalOf(day) > 0)
      .toReversed()
      .map(({ day, completed, failed, canceled }) => [
        dayWords(day),
        ...[completed, failed, canceled].map((count) => numberWords(count)),
      ]),
  };
}
