import { ChevronDown } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';

const AUTOMATIC = 'automatic';

/** Which account new payloads go to; worth asking only where there are several. */
export function SubmitWith() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const submitWith = useView(({ submitWith }) => submitWith);
  const setSubmitWith = useView(({ setSubmitWith }) => setSubmitWith);
  if (accounts.length < 2) return null;
  const chosen = accounts.find(({ id }) => id === submitWith);
  return (
    <Menu
      trigger={
        <Button look="quiet">
          Submit with {chosen?.name ?? 'the last account'}
          <ChevronDown />
        </Button>
      }
    >
      <MenuChoice
        label="Submit new payloads with"
        value={chosen?.id ?? AUTOMATIC}
        options={[
          { value: AUTOMATIC, label: 'The account used last' },
          ...accounts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => setSubmitWith(accounts.find(({ id }) => id === value)?.id ?? null)}
      />
    </Menu>
  );
}
