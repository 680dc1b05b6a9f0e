import { Plus } from 'lucide-react';
import { ColourDot } from '../../components/account-dot.tsx';
import { MenuItem, MenuLine } from '../../components/menu.tsx';
import { Picker } from '../../components/picker.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { kindName } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { chooseAccount, chooseForRows } from './look-at-rows.ts';
import {
  accountOf,
  accountsFor,
  kindOf,
  kindsOf,
  providerOf,
  usableOf,
  type ReviewRow,
} from './review-row.ts';

interface PickProps {
  readonly row: ReviewRow;
  readonly tabIndex: number;
  /** Whether it cannot be sent before. */
  readonly urgent: boolean;
}

const only = ({ id }: ReviewRow) => new Set([id]);

/** Those that recognise the payload first, and then all others: a person may know better. */
export function ProviderPick({ row, tabIndex, urgent }: PickProps) {
  const providers = useApp(({ info }) => info?.providers) ?? [];
  const accounts = useAccounts(({ accounts }) => accounts);
  const candidates = (usableOf(row)?.candidates ?? []).map(({ providerId }) => providerId);
  const fits = candidates.flatMap((fit) => providers.find(({ id }) => id === fit) ?? []);
  const others = providers.filter(({ id }) => !candidates.includes(id));
  return (
    <Picker
      label={say('review.providerOf', { name: row.name })}
      heading={say('review.column.provider')}
      value={providerOf(row, accounts)}
      options={[
        ...fits.map(({ id, name }) => ({ value: id, label: name, hint: say('review.recognised') })),
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      tabIndex={tabIndex}
      urgent={urgent}
      onPick={(providerId) => void chooseForRows(only(row), { providerId })}
    />
  );
}

export function AccountPick({ row, tabIndex, urgent }: PickProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const open = useView(({ open }) => open);
  const providerId = providerOf(row, accounts);
  if (providerId === null) return null;
  const possible = accountsFor(row, accounts);
  return (
    <Picker
      label={say('review.accountOf', { name: row.name })}
      heading={say('review.column.account')}
      value={accountOf(row, accounts)?.id ?? null}
      options={possible.map(({ id, name, colour, isDemo }) => ({
        value: id,
        label: name,
        sign: <ColourDot colour={colour} />,
        hint: isDemo ? say('review.noCost') : undefined,
      }))}
      tabIndex={tabIndex}
      urgent={urgent}
      missing={possible.length > 0 ? say('review.chooseAccount') : say('review.noAccount')}
      onPick={(picked) => {
        const account = possible.find(({ id }) => id === picked);
        if (account) void chooseAccount(row, account);
      }}
    >
      <MenuLine />
      <MenuItem icon={<Plus />} onSelect={() => open({ kind: 'add-account', providerId })}>
        {say('review.addAccount')}
      </MenuItem>
    </Picker>
  );
}

export function KindPick({ row, tabIndex }: Omit<PickProps, 'urgent'>) {
  const providers = useApp(({ info }) => info?.providers) ?? [];
  const accounts = useAccounts(({ accounts }) => accounts);
  const providerId = providerOf(row, accounts);
  const kind = kindOf(row, providerId);
  const possible = kindsOf(providers.find(({ id }) => id === providerId));
  if (providerId === null || kind === null) return null;
  return (
    <Picker
      label={say('review.kindOf', { name: row.name })}
      heading={say('review.column.kind')}
      value={kind}
      options={(possible.includes(kind) ? possible : [kind, ...possible]).map((each) => ({
        value: each,
        label: kindName(each),
      }))}
      tabIndex={tabIndex}
      onPick={(picked) => {
        const chosen = possible.find((each) => each === picked);
        if (chosen) void chooseForRows(only(row), { kind: chosen });
      }}
    />
  );
}
