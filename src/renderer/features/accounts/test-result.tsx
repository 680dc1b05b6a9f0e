import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import type { AccountId } from '../../../shared/ids.ts';
import { IconButton } from '../../components/button.tsx';
import { useAccounts, type TestState } from '../../stores/accounts.ts';
import styles from './test-result.module.css';

interface TestResultProps {
  readonly accountId: AccountId;
  readonly test: TestState | undefined;
}

/** What the provider said when it was asked about the key. */
export function TestResult({ accountId, test }: TestResultProps) {
  const setTest = useAccounts(({ setTest }) => setTest);
  if (test === undefined || test === 'running') return null;
  return (
    <div className={styles.result} data-works={test.works || undefined} aria-live="polite">
      {test.works ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
      <p>
        {test.works ? test.message : `${test.failure.message} ${test.failure.remedy}`}
        {!test.works && test.failure.providerMessage ? (
          <q className={styles.quote}>{test.failure.providerMessage}</q>
        ) : null}
      </p>
      <IconButton label="Put the result away" onClick={() => setTest(accountId, null)}>
        <X />
      </IconButton>
    </div>
  );
}
