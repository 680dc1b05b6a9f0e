import { ShieldCheck } from 'lucide-react';
import { Switch } from 'radix-ui';
import { useId } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import { attempt } from '../../client/attempt.ts';
import { Button } from '../../components/button.tsx';
import { Picker } from '../../components/picker.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProvider } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import styles from './account-options.module.css';

const NOT_CHOSEN = 'not-chosen';

async function keep(changing: Promise<AccountView | undefined>): Promise<void> {
  const changed = await changing;
  if (changed) useAccounts.getState().put(changed);
}

/** Which plan the account has with its provider; its limits depend on that. */
function PlanOption({ account }: { readonly account: AccountView }) {
  const plans = useProvider(account.providerId)?.plans ?? [];
  if (plans.length === 0) return null;
  const pick = (picked: string) =>
    keep(
      attempt((client) =>
        client.accounts.setPlan({ id: account.id, planId: picked === NOT_CHOSEN ? null : picked }),
      ),
    );
  return (
    <div className={styles.option}>
      <span className={styles.name} aria-hidden>
        {say('accounts.plan')}
      </span>
      <Picker
        label={say('accounts.planOf', { name: account.name })}
        heading={say('accounts.plan')}
        value={account.planId ?? NOT_CHOSEN}
        options={[
          {
            value: NOT_CHOSEN,
            label: say('accounts.plan.none'),
            hint: say('accounts.plan.none.hint'),
          },
          ...plans.map(({ id, label }) => ({ value: id, label: translated(label) })),
        ]}
        onPick={(picked) => void pick(picked)}
      />
    </div>
  );
}

/** Who shares the account's limits, where the provider counts by organisation. */
function OrganisationOption({ account }: { readonly account: AccountView }) {
  const open = useView(({ open }) => open);
  if (!useProvider(account.providerId)?.countsByOrganisation) return null;
  return (
    <div className={styles.option}>
      <span className={styles.name}>{say('accounts.organisation')}</span>
      <Button
        small
        look="quiet"
        aria-label={say('accounts.organisation.button', {
          name: account.name,
          organisation: account.organisation ?? say('accounts.organisation.unnamed'),
        })}
        onClick={() => open({ kind: 'set-organisation', accountId: account.id })}
      >
        {account.organisation ?? say('accounts.organisation.notNamed')}…
      </Button>
    </div>
  );
}

/** Where submitting rests on public pages only, a person may want to only follow by id. */
function SubmitOption({ account }: { readonly account: AccountView }) {
  const id = useId();
  const provider = useProvider(account.providerId);
  if (!provider?.submitIsUndocumented) return null;
  const change = (enabled: boolean) =>
    keep(attempt((client) => client.accounts.setSubmitEnabled({ id: account.id, enabled })));
  return (
    <div className={styles.option}>
      <Switch.Root
        id={id}
        className={styles.switch}
        checked={account.submitEnabled}
        aria-describedby={`${id}-more`}
        onCheckedChange={(checked) => void change(checked)}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
      <label htmlFor={id}>{say('accounts.submit')}</label>
      <span id={`${id}-more`} className={styles.hint}>
        {account.submitEnabled
          ? say('accounts.submit.rests', { provider: provider.name })
          : say('accounts.submit.off')}
      </span>
    </div>
  );
}

/** What can be set about how an account is used. */
export function AccountOptions({ account }: { readonly account: AccountView }) {
  const open = useView(({ open }) => open);
  return (
    <div className={styles.options}>
      <PlanOption account={account} />
      <OrganisationOption account={account} />
      <SubmitOption account={account} />
      <Button
        small
        look="quiet"
        className={styles.guard}
        icon={<ShieldCheck />}
        onClick={() => open({ kind: 'set-guard', accountId: account.id })}
      >
        {say(account.guard ? 'accounts.guard.change' : 'accounts.guard.set')}
      </Button>
    </div>
  );
}
