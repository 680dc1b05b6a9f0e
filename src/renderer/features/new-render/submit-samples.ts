import { attempt } from '../../client/attempt.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { base64Of } from './base64.ts';
import { samplePayloads } from './samples.ts';
import { submitPayloads } from './submit-payloads.ts';

const fileOf = ({ name, text }: (typeof samplePayloads)[number]) => ({
  name,
  contentBase64: base64Of(new TextEncoder().encode(text)),
});

/**
 * Renders the payloads that come with the app, each with its provider's demo account where that is
 * running: never at anybody's cost.
 */
export async function submitSamples(): Promise<void> {
  const demos = useAccounts.getState().accounts.filter(({ isDemo }) => isDemo);
  const recognised = await attempt((client) =>
    client.jobs.inspect({ files: samplePayloads.map(fileOf) }),
  );
  if (!recognised) return;
  for (const { id, providerId } of demos) {
    const ours = samplePayloads.filter((_, index) => {
      const sample = recognised[index];
      return sample?.usable && sample.providerId === providerId;
    });
    await submitPayloads(ours.map(fileOf), id);
  }
}
