import { toast } from 'sonner';
import { BAD_NEWS_STAYS } from '../components/toast-times.ts';
import type { Client } from './connection.ts';
import { failureFrom } from './failure-from.ts';
import { host } from './session.ts';

/**
 * Does one thing that a person asked for. What goes wrong is told in a toast, and the answer is
 * then undefined.
 */
export async function attempt<Answer>(
  action: (client: Client) => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await action(host());
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    toast.error(message, { description: remedy, duration: BAD_NEWS_STAYS });
    return undefined;
  }
}
