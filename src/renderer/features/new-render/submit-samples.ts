import { useAccounts } from '../../stores/accounts.ts';
import { samplePayloads } from './samples.ts';
import { submitFiles } from './submit-payloads.ts';

/** Renders the payloads that come with the app, with the demo account: never at anybody's cost. */
export async function submitSamples(): Promise<void> {
  const demo = useAccounts.getState().accounts.find(({ isDemo }) => isDemo);
  if (!demo) return;
  const files = samplePayloads.map(({ name, text }) => ({ name, file: new File([text], name) }));
  await submitFiles(files, demo.id);
}
