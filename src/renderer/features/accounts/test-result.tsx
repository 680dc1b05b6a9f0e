import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { IconButton } from '../../components/button.tsx';
import { useAccounts, type TestState } from '../../stores/accounts.ts';
import { say } from '../../words/say.ts';
import { failureWords, translated } from '../../words/sentences.ts';
import styles from './test-result.module.css';

interface TestResultProps {
  readonly accountId: AccountId;
  /** Why the account is paused, which is told above and need not be told again. */
  readonly known: Failure | null;
  readonly test: TestState | undefined;
}

function sentence(failure: Failure, known: Failure | null): string {
  return failure.code === known?.code ? say('accounts.testAgain') : failureWords(failure);
}

/** What the provider said when it was asked about the key. */
export function TestResult({ accountId, known, test }: TestResultProps) {
  const setTest = useAccounts(({ setTest }) => setTest);
  if (test === undefined || test === 'running') return null;
  return (
    <div className={styles.result} data-works={test.works || undefined} aria-live="polite">
      {test.works ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
      <p>
        {test.works ? translated(test.message) : sentence(test.failure, known)}
        {!test.works && test.failure.providerMessage ? (
          <q className={styles.quote}>{test.failure.providerMessage}</q>
        ) : null}
      </p>
      <IconButton label={say('accounts.test.putAway')} onClick={() => setTest(accountId, null)}>
        <X />
      </IconButton>
    </div>
  );
}
