import { app } from 'electron';
import { homedir } from 'node:os';
import type { Logger } from '../../core/ports.ts';
import type { Core } from '../../core/services.ts';
import { setStartAtLogin } from './login-item.ts';

/**
 * Starts with the computer as the settings say, from now on. What a person changed in the system's
 * own list stays until they change the setting.
 */
export function followLoginSetting(
  core: Pick<Core, 'settings' | 'subscribe'>,
  command: readonly string[],
  logger: Logger,
): void {
  let before = core.settings.get().system.startAtLogin;
  core.subscribe((event) => {
    if (event.type !== 'settings') return;
    const { startAtLogin } = event.settings.system;
    if (startAtLogin === before) return;
    before = startAtLogin;
    try {
      const { platform, env: environment } = process;
      const parts = { app, platform, environment, userFolder: homedir(), command };
      setStartAtLogin({ ...parts, name: app.name }, startAtLogin);
    } catch (error) {
      logger.log('warn', 'Starting with the computer was not changed', { why: String(error) });
    }
  });
}
