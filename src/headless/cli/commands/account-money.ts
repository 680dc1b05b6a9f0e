import type { AccountView } from '../../../shared/account.ts';
import { RENDERS_UNIT } from '../../../shared/money.ts';
import { colourIn } from '../colour-in.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { amountText } from '../money-words.ts';
import { printable } from '../printable.ts';
import { sayAccount, withAccount } from './accounts.ts';

/** `accounts set-colour` */
export function setAccountColour(
  context: CommandContext,
  name: string,
  wanted: string,
): Promise<Outcome> {
  const colour = colourIn(wanted);
  return withAccount(context, name, async (link, { id }) => {
    const client = await link.client();
    const account = await client.accounts.setColour({ id, colour });
    return sayAccount(context, account, `${printable(account.name)} is ${account.colour} now.`);
  });
}

export interface GuardOptions {
  readonly limit?: number;
  readonly unit?: string;
  readonly action?: 'stop' | 'ask';
  readonly off?: boolean;
}

/** `accounts set-guard`: what the account may spend a month. */
export function setAccountGuard(
  context: CommandContext,
  name: string,
  options: GuardOptions,
): Promise<Outcome> {
  const { limit, unit = RENDERS_UNIT, action = 'stop', off = false } = options;
  if (off === (limit !== undefined)) {
    throw new CommandStop(
      'usage',
      'Say what the guard is.',
      'Either --limit NUMBER, with --unit and --action, or --off.',
    );
  }
  const guard = limit === undefined ? null : { limit, unit, action };
  return withAccount(context, name, async (link, { id }) => {
    const account = await (await link.client()).accounts.setGuard({ id, guard });
    return sayAccount(context, account, guardText(account));
  });
}

function guardText({ name, guard }: AccountView): string {
  if (guard === null) return `${printable(name)} has no spending guard now.`;
  const limit = amountText(guard.limit, guard.unit);
  return guard.action === 'stop'
    ? `${printable(name)} stops at ${limit} a month now.`
    : `${printable(name)} asks from ${limit} a month on now.`;
}

/** `accounts set-submit`: where submitting is not documented, it can be switched off. */
export function setAccountSubmit(
  context: CommandContext,
  name: string,
  wanted: string,
): Promise<Outcome> {
  if (wanted !== 'on' && wanted !== 'off')
    throw new CommandStop('usage', 'Submitting is on or off.', 'Write on or off.');
  return withAccount(context, name, async (link, { id }) => {
    const enabled = wanted === 'on';
    const account = await (await link.client()).accounts.setSubmitEnabled({ id, enabled });
    const sentence = account.submitEnabled
      ? `${printable(account.name)} submits again; what waited goes on.`
      : `${printable(account.name)} submits nothing now; adopting by id still works.`;
    return sayAccount(context, account, sentence);
  });
}
