import type { Settings } from '../../../shared/settings.ts';
import { attempt } from '../../client/attempt.ts';
import { useApp } from '../../stores/app.ts';

/** Changes some settings; true when the host has taken them. */
export async function changeSettings(patch: Partial<Settings>): Promise<boolean> {
  const settings = await attempt((client) => client.app.changeSettings(patch));
  if (settings) useApp.setState({ settings });
  return settings !== undefined;
}
