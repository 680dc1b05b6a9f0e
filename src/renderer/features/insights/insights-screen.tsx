import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import type { Insights } from '../../../shared/activity.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Picker } from '../../components/picker.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderNames } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { DurationCard } from './duration-card.tsx';
import type { ProviderChoice } from './figures.ts';
import styles from './insights-screen.module.css';
import { JobsCard } from './jobs-card.tsx';
import { RequestsCard } from './requests-card.tsx';
import { SpendCard } from './spend-card.tsx';
import { TransfersCard } from './transfers-card.tsx';
import { useInsights } from './use-insights.ts';

const ranges = ['7', '30', '90'] as const;
const ALL = 'all';

/** Questions of the last days, each answered at a glance, and each a way to its renders. */
export function InsightsScreen() {
  const [range, setRange] = useState<(typeof ranges)[number]>('30');
  const [choice, setChoice] = useState<ProviderChoice>(null);
  const days = Number(range);
  const { figures, again } = useInsights(days);
  return (
    <>
      <ScreenHeader title={say('insights.title')} note={say('insights.note', { days })}>
        <ProviderPicker choice={choice} onChoose={setChoice} />
        <Choice
          label={say('insights.range')}
          hideLabel
          value={range}
          options={ranges.map((value) => ({
            value,
            label: say('insights.range.days', { days: Number(value) }),
          }))}
          onChange={setRange}
        />
      </ScreenHeader>
      <div className={styles.scroller}>
        {figures.state === 'loading' ? (
          <p className={styles.waiting} aria-live="polite">
            {say('insights.loading')}
          </p>
        ) : figures.state === 'failed' ? (
          <div className={styles.waiting} role="alert">
            <p>{say('insights.failed')}</p>
            <Button onClick={again}>{say('insights.again')}</Button>
          </div>
        ) : (
          <Cards insights={figures.insights} choice={choice} days={days} />
        )}
      </div>
    </>
  );
}

interface CardsProps {
  readonly insights: Insights;
  readonly choice: ProviderChoice;
  readonly days: number;
}

function Cards({ insights, choice, days }: CardsProps) {
  if (insights.jobs.length === 0 && insights.requests.length === 0) {
    return (
      <EmptyState icon={<ChartColumn />} title={say('insights.empty.title')}>
        <p>{say('insights.empty.words')}</p>
      </EmptyState>
    );
  }
  const shown = { insights, choice };
  return (
    <div className={styles.cards}>
      <JobsCard {...shown} />
      <DurationCard {...shown} measure="render" />
      <DurationCard {...shown} measure="wait" />
      <DurationCard {...shown} measure="delay" />
      <SpendCard {...shown} days={days} />
      <TransfersCard {...shown} />
      <RequestsCard {...shown} />
    </div>
  );
}

interface ProviderPickerProps {
  readonly choice: ProviderChoice;
  readonly onChoose: (choice: ProviderChoice) => void;
}

function ProviderPicker({ choice, onChoose }: ProviderPickerProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  const providers = [...new Set(accounts.map(({ providerId }) => providerId))];
  if (providers.length < 2 && choice === null) return null;
  return (
    <Picker
      label={say('insights.provider')}
      heading={say('insights.provider')}
      value={choice ?? ALL}
      options={[
        { value: ALL, label: say('insights.provider.all') },
        ...providers.map((id) => ({ value: id, label: nameOf(id) })),
      ]}
      onPick={(value) => onChoose(value === ALL ? null : value)}
    />
  );
}
