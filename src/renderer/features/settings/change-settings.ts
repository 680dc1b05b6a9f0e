import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { useApp } from '../../stores/app.ts';

/** Some settings, and of the downloads' some. */
export type SettingsPatch = Parameters<Client['app']['changeSettings']>[0];

/** Changes some settings; true when the host has taken them. */
export async function changeSettings(patch: SettingsPatch): Promise<boolean> {
  const settings = await attempt((client) => client.app.changeSettings(patch));
  if (settings) useApp.setState({ settings });
  return settings !== undefined;
}
