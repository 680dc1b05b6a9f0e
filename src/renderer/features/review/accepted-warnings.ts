import { toast } from 'sonner';
import type { ProviderId } from '../../../shared/ids.ts';
import { warningRule } from '../../../shared/warning-rule.ts';
import { attempt } from '../../client/attempt.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';

/** Whether a person said that warnings like this one need not be shown again. */
export function isAccepted(
  accepted: readonly string[],
  provider: ProviderId,
  warning: string,
): boolean {
  return accepted.includes(warningRule(provider, warning));
}

async function keep(acceptedWarnings: string[]): Promise<boolean> {
  const settings = await attempt((client) => client.app.changeSettings({ acceptedWarnings }));
  if (settings !== undefined) useApp.setState({ settings });
  return settings !== undefined;
}

/** Shows no warning of this rule any more, and sends such payloads without asking. */
export async function acceptWarning(provider: ProviderId, warning: string): Promise<void> {
  const before = useApp.getState().settings.acceptedWarnings;
  if (!(await keep([...before, warningRule(provider, warning)]))) return;
  toast.message(say('review.warning.accepted'), {
    action: { label: say('review.warning.undo'), onClick: () => void keep(before) },
  });
}
