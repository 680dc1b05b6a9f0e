import { ArrowLeftRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RequestOutcome, RequestView } from '../../../shared/activity.ts';
import { SECOND } from '../../../shared/durations.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { attempt } from '../../client/attempt.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListBar } from '../../components/list-bar.tsx';
import { Picker } from '../../components/picker.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { say } from '../../words/say.ts';
import screen from './activity-screen.module.css';
import { LoadedPart } from './loaded-part.tsx';
import { Older } from './notices-part.tsx';
import { RequestLine } from './request-line.tsx';
import { useLoaded } from './use-loaded.ts';

const PAGE = 100;
/** While nobody has asked for older ones, the newest come by themselves. */
const RENEWED_EVERY_MS = 3 * SECOND;
const ALL = 'all';
const TROUBLE = 'trouble';
const troubled: RequestOutcome[] = ['refused', 'limited', 'failed', 'no-answer'];

interface Page {
  readonly requests: readonly RequestView[];
  readonly more: boolean;
}

/** Every request that was sent, newest first. */
export function RequestsPart() {
  const [account, setAccount] = useState<AccountId | null>(null);
  const [inTrouble, setInTrouble] = useState(false);
  const [hasOlder, setHasOlder] = useState(false);
  const query = {
    limit: PAGE,
    ...(account === null ? {} : { accountId: account }),
    ...(inTrouble ? { outcomes: troubled } : {}),
  };
  const { loaded, again, change } = useLoaded<Page>(`${account} ${inTrouble}`, (client) =>
    client.activity.requests(query),
  );
  useEffect(() => {
    if (hasOlder) return undefined;
    const timer = setInterval(again, RENEWED_EVERY_MS);
    return () => clearInterval(timer);
  }, [again, hasOlder]);
  const older = async (before: number) => {
    setHasOlder(true);
    const page = await attempt((client) => client.activity.requests({ ...query, before }));
    if (!page) return;
    change(({ requests }) => ({ requests: [...requests, ...page.requests], more: page.more }));
  };
  return (
    <>
      <ListBar
        lead={
          <>
            <AccountPicker account={account} onPick={setAccount} />
            <OutcomePicker inTrouble={inTrouble} onPick={setInTrouble} />
          </>
        }
      />
      <div className={screen.scroller}>
        <LoadedPart loaded={loaded} again={again}>
          {({ requests, more }) =>
            requests.length === 0 ? (
              <EmptyState icon={<ArrowLeftRight />} title={say('activity.requests.empty.title')}>
                <p>{say('activity.requests.empty.words')}</p>
              </EmptyState>
            ) : (
              <>
                <ul aria-label={say('activity.requests.list')}>
                  {requests.map((request) => (
                    <RequestLine key={request.id} request={request} withJob />
                  ))}
                </ul>
                <Older more={more} onMore={() => void older(requests.at(-1)?.id ?? 1)} />
              </>
            )
          }
        </LoadedPart>
      </div>
    </>
  );
}

interface OutcomePickerProps {
  readonly inTrouble: boolean;
  readonly onPick: (inTrouble: boolean) => void;
}

function OutcomePicker({ inTrouble, onPick }: OutcomePickerProps) {
  return (
    <Picker
      label={say('activity.requests.outcome')}
      heading={say('activity.requests.outcome')}
      value={inTrouble ? TROUBLE : ALL}
      options={[
        { value: ALL, label: say('activity.requests.outcome.all') },
        { value: TROUBLE, label: say('activity.requests.outcome.trouble') },
      ]}
      onPick={(value) => onPick(value === TROUBLE)}
    />
  );
}

interface AccountPickerProps {
  readonly account: AccountId | null;
  readonly onPick: (account: AccountId | null) => void;
}

function AccountPicker({ account, onPick }: AccountPickerProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  return (
    <Picker
      label={say('activity.requests.account')}
      heading={say('activity.requests.account')}
      value={account ?? ALL}
      options={[
        { value: ALL, label: say('activity.requests.account.all') },
        ...accounts.map(({ id, name }) => ({
          value: id,
          label: name,
          sign: <AccountDot id={id} />,
        })),
      ]}
      onPick={(value) => onPick(accounts.find(({ id }) => id === value)?.id ?? null)}
    />
  );
}
