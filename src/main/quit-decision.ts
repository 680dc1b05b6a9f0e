import type { WorkOverview } from '../core/overview/work-overview.ts';
import type { SystemSettings } from '../shared/native-settings.ts';

/**
 * `tray`: from its menu, the one place that is left when the app goes on in the background.
 * `update`: to restart with a newer one; what is under way was asked about before.
 */
export type QuitWish = 'app' | 'tray' | 'unattended' | 'update';

/**
 * What becomes of a wish to quit. Nobody is asked about nothing, and never where nobody may be
 * there: a logout, a signal, the command line.
 */
export function quitDecision(
  wish: QuitWish,
  { working }: Pick<WorkOverview, 'working'>,
  { quitWithWork }: Pick<SystemSettings, 'quitWithWork'>,
): 'quit' | 'background' | 'ask' {
  if (wish === 'unattended' || wish === 'update') return 'quit';
  if (working === 0 || quitWithWork === 'quit') return 'quit';
  // Who quits from the tray has seen that it goes on, and means it.
  return quitWithWork === 'background' && wish === 'app' ? 'background' : 'ask';
}
