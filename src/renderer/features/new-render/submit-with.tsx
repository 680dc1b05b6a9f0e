import { ChevronDown } from 'lucide-react';
import type { AccountView } from '../../../shared/account.ts';
import { Button } from '../../components/button.tsx';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';

const ASK = 'ask';

/** Whether a payload could go to more than one of them. */
function leaveAChoice(accounts: readonly AccountView[]): boolean {
  return new Set(accounts.map(({ providerId }) => providerId)).size < accounts.length;
}

/** Which account new payloads go to; worth asking only where a provider has several. */
export function SubmitWith() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const submitWith = useView(({ submitWith }) => submitWith);
  const setSubmitWith = useView(({ setSubmitWith }) => setSubmitWith);
  if (!leaveAChoice(accounts)) return null;
  const chosen = accounts.find(({ id }) => id === submitWith);
  return (
    <Menu
      trigger={
        <Button look="quiet">
          {chosen
            ? say('newRender.submitWith', { name: chosen.name })
            : say('newRender.submitWith.ask')}
          <ChevronDown />
        </Button>
      }
    >
      <MenuChoice
        label={say('newRender.submitWith.label')}
        value={chosen?.id ?? ASK}
        options={[
          { value: ASK, label: say('newRender.submitWith.askEach') },
          ...accounts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => setSubmitWith(accounts.find(({ id }) => id === value)?.id ?? null)}
      />
    </Menu>
  );
}
