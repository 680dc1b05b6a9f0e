import type { AccountView } from '../../../shared/account.ts';
import { colours, type Colour } from '../../../shared/colour.ts';
import { attempt } from '../../client/attempt.ts';
import { ColourDot } from '../../components/account-dot.tsx';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderName } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import styles from './account-card.module.css';

const nameOf = (colour: Colour): string => say(`accounts.colour.${colour}`);

async function setColour(account: AccountView, colour: Colour): Promise<void> {
  const changed = await attempt((client) => client.accounts.setColour({ id: account.id, colour }));
  if (changed) useAccounts.getState().put(changed);
}

/** The account's badge, in its colour: opens the colours, each with its name. */
export function ColourMenu({ account }: { readonly account: AccountView }) {
  const provider = useProviderName(account.providerId);
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={styles.badge}
          data-colour={account.colour}
          aria-label={say('accounts.colourOf', {
            name: account.name,
            colour: nameOf(account.colour),
          })}
          title={say('accounts.colour.choose')}
        >
          {provider.slice(0, 1)}
        </button>
      }
    >
      <MenuChoice
        label={say('accounts.colour')}
        value={account.colour}
        options={colours.map((colour) => ({
          value: colour,
          label: (
            <span className={styles.colour}>
              <ColourDot colour={colour} />
              {nameOf(colour)}
            </span>
          ),
        }))}
        onChange={(value) => {
          const colour = colours.find((each) => each === value);
          if (colour) void setColour(account, colour);
        }}
      />
    </Menu>
  );
}
