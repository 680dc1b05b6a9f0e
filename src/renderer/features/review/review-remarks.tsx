import { CircleAlert, History, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp, useProviderNames } from '../../stores/app.ts';
import { useNow } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import { stateName } from '../../words/job-words.ts';
import { ago } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { acceptWarning, isAccepted } from './accepted-warnings.ts';
import styles from './review-remarks.module.css';
import { accountsFor, failureOf, providerOf, usableOf, type ReviewRow } from './review-row.ts';
import { useReview } from './review-store.ts';
import { delayOf, placeOf, questionOf } from './review-words.ts';

interface RemarkProps {
  readonly tone: 'bad' | 'warn' | 'calm';
  readonly children: ReactNode;
}

const signs = { bad: CircleAlert, warn: TriangleAlert, calm: Info } as const;

function Remark({ tone, children }: RemarkProps) {
  const Sign = signs[tone];
  return (
    <li className={styles.remark} data-tone={tone}>
      <Sign aria-hidden />
      <span>{children}</span>
    </li>
  );
}

function FailureRemark({ failure }: { readonly failure: Failure }) {
  const place = placeOf(failure);
  return (
    <Remark tone="bad">
      {place ? <span className={styles.place}>{place}</span> : null}
      <strong>{translated(failure.message)}</strong> {translated(failure.remedy)}
      {failure.providerMessage ? <q className={styles.quote}>{failure.providerMessage}</q> : null}
    </Remark>
  );
}

interface ReviewRemarksProps {
  readonly row: ReviewRow;
  readonly tabIndex: number;
}

function QuestionRemark({ row, tabIndex }: ReviewRemarksProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  const open = useView(({ open }) => open);
  const question = questionOf(row, accounts, nameOf);
  const providerId = providerOf(row, accounts);
  if (question === null) return null;
  const lacksAccount = providerId !== null && accountsFor(row, accounts).length === 0;
  return (
    <Remark tone="warn">
      {question}{' '}
      {lacksAccount ? (
        <button
          type="button"
          className={styles.link}
          tabIndex={tabIndex}
          onClick={() => open({ kind: 'add-account', providerId })}
        >
          {say('review.addOne')}
        </button>
      ) : null}
    </Remark>
  );
}

/** Jobs that had the very same bytes, each a way to look at it; the review waits meanwhile. */
function RenderedBefore({ row, tabIndex }: ReviewRemarksProps) {
  const now = useNow();
  const before = usableOf(row)?.renderedBefore ?? [];
  const [latest] = before;
  if (!latest) return null;
  const look = (id: typeof latest.id) => {
    useReview.getState().putAside();
    useView.getState().openJob(id);
  };
  return (
    <li className={styles.remark} data-tone="calm">
      <History aria-hidden />
      <span>
        {say('review.before')}{' '}
        {before.map(({ id, number, state, at }, index) => (
          <span key={id}>
            {index > 0 ? ', ' : ''}
            <button
              type="button"
              className={styles.link}
              tabIndex={tabIndex}
              aria-label={say('review.before.look', { number })}
              onClick={() => look(id)}
            >
              #{number}
            </button>{' '}
            {state === 'completed' ? '' : `(${stateName(state)}) `}
            {ago(at, now)}
          </span>
        ))}
      </span>
    </li>
  );
}

/** What speaks against sending it; what a person knows already is only counted. */
function Warnings({ row, tabIndex }: ReviewRemarksProps) {
  const accepted = useApp(({ settings }) => settings.acceptedWarnings);
  const usable = usableOf(row);
  if (usable === null) return null;
  const { providerId, warnings } = usable;
  const shown = warnings.filter((warning) => !isAccepted(accepted, providerId, warning));
  const known = warnings.length - shown.length;
  return (
    <>
      {shown.map((warning) => (
        <Remark key={warning} tone="warn">
          {translated(warning)}{' '}
          <button
            type="button"
            className={styles.link}
            tabIndex={tabIndex}
            onClick={() => void acceptWarning(providerId, warning)}
          >
            {say('review.warning.accept')}
          </button>
        </Remark>
      ))}
      {known === 0 ? null : (
        <Remark tone="calm">{say('review.warning.known', { count: known })}</Remark>
      )}
    </>
  );
}

/** What the addresses that it names have answered: it can be sent whatever that was. */
function AddressRemarks({ row: { addresses } }: { readonly row: ReviewRow }) {
  switch (addresses.state) {
    case 'none':
      return null;
    case 'asking':
      return <Remark tone="calm">{say('review.addresses.asking')}</Remark>;
    case 'unknown': {
      const why = translated(addresses.failure.message);
      return <Remark tone="warn">{say('review.addresses.failed', { why })}</Remark>;
    }
    case 'known': {
      const { asked, warnings } = addresses;
      if (warnings.length === 0)
        return <Remark tone="calm">{say('review.addresses.fine', { asked })}</Remark>;
      return warnings.map((warning) => (
        <Remark key={warning} tone="warn">
          {translated(warning)}
        </Remark>
      ));
    }
  }
}

/** What is wrong with, doubtful about, or worth knowing of a file, each on a line. */
export function ReviewRemarks({ row, tabIndex }: ReviewRemarksProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const nameOf = useProviderNames();
  const usable = usableOf(row);
  const failure = failureOf(row);
  const delay = delayOf(row, accounts);
  const provider = providerOf(row, accounts);
  const isUndocumented = usable !== null && usable.undocumentedSubmit && provider !== null;
  const remarks = [
    failure ? <FailureRemark key="failure" failure={failure} /> : null,
    <QuestionRemark key="question" row={row} tabIndex={tabIndex} />,
    <Warnings key="warnings" row={row} tabIndex={tabIndex} />,
    <AddressRemarks key="addresses" row={row} />,
    row.price.state === 'unknown' ? (
      <Remark key="price" tone="warn">
        {say('review.priceUnknown', { why: translated(row.price.failure.message) })}
      </Remark>
    ) : null,
    delay ? (
      <Remark key="delay" tone="warn">
        {delay}
      </Remark>
    ) : null,
    <RenderedBefore key="before" row={row} tabIndex={tabIndex} />,
    isUndocumented ? (
      <Remark key="undocumented" tone="calm">
        {say('review.undocumented', { provider: nameOf(provider) })}
      </Remark>
    ) : null,
  ];
  return <ul className={styles.remarks}>{remarks}</ul>;
}
