import type { Insights } from '../../../shared/activity.ts';
import { Button } from '../../components/button.tsx';
import { useProviderNames } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { numberWords, say } from '../../words/say.ts';
import { ChartCard, Figures } from './chart-card.tsx';
import { requestsByProvider, type ProviderChoice } from './figures.ts';

interface RequestsCardProps {
  readonly insights: Insights;
  readonly choice: ProviderChoice;
}

/** What was asked of each provider, and how it answered. */
export function RequestsCard({ insights, choice }: RequestsCardProps) {
  const nameOf = useProviderNames();
  const lookAt = useView(({ lookAt }) => lookAt);
  const rows = requestsByProvider(insights, choice);
  const count = rows.reduce((sum, { all }) => sum + all, 0);
  const bad = rows.reduce((sum, row) => sum + row.bad, 0);
  const title = say('insights.requests.title');
  const table = {
    heads: [
      say('insights.requests.provider'),
      say('insights.requests.all'),
      say('insights.requests.bad'),
      say('insights.requests.limited'),
      say('insights.requests.retries'),
      say('insights.requests.mean'),
    ],
    rows: rows.map((row) => [
      nameOf(row.providerId),
      ...[row.all, row.bad, row.limited, row.retries].map((number) => numberWords(number)),
      row.meanMs === null
        ? '–'
        : say('activity.timing.milliseconds', { count: Math.round(row.meanMs) }),
    ]),
  };
  return (
    <ChartCard
      wide
      title={title}
      answer={
        count === 0
          ? say('insights.requests.none')
          : say('insights.requests.answer', { count, bad })
      }
    >
      {count === 0 ? null : <Figures table={table} />}
      <div>
        <Button small onClick={() => lookAt('requests')}>
          {say('insights.requests.open')}
        </Button>
      </div>
    </ChartCard>
  );
}
