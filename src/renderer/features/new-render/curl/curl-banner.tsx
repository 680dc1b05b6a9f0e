import { KeyRound, Terminal } from 'lucide-react';
import { useState } from 'react';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { Button } from '../../../components/button.tsx';
import { useAccounts } from '../../../stores/accounts.ts';
import { say } from '../../../words/say.ts';
import styles from './curl-banner.module.css';
import type { TakenCurl } from './take-curl.ts';

interface CurlBannerProps {
  readonly taken: TakenCurl;
  /** The key is known to nobody any more. */
  readonly onKeyGone: () => void;
}

/** What became of a curl command that was pasted; its key is a person's to keep or to drop. */
export function CurlBanner({ taken, onKeyGone }: CurlBannerProps) {
  const [problem, setProblem] = useState<string | null>(null);
  if (!taken.ok) {
    return (
      <p className={styles.banner} role="alert" data-tone="bad">
        <Terminal aria-hidden />
        <span>{taken.message}</span>
      </p>
    );
  }
  const { key, provider, baseUrl, account } = taken;
  const keep = async () => {
    if (key === null || provider === null) return;
    try {
      const made = await addAccount(provider, baseUrl, key);
      useAccounts.getState().put(made);
      onKeyGone();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  return (
    <output className={styles.banner}>
      <Terminal aria-hidden />
      <div>
        <p>
          {say('newRender.curl.taken', { host: taken.host })}{' '}
          {account === null
            ? say('newRender.curl.stranger')
            : say('newRender.curl.account', { name: account.name })}
        </p>
        {key === null ? null : (
          <>
            <p className={styles.key}>
              <KeyRound aria-hidden /> {say('newRender.curl.key')}
            </p>
            {problem === null ? null : <p className={styles.problem}>{problem}</p>}
            <div className={styles.buttons}>
              {provider === null ? null : (
                <Button small onClick={() => void keep()}>
                  {say('newRender.curl.addAccount')}
                </Button>
              )}
              <Button small look="quiet" onClick={onKeyGone}>
                {say('newRender.curl.dropKey')}
              </Button>
            </div>
          </>
        )}
      </div>
    </output>
  );
}

/** Named after its provider, with a number where that name is taken. */
async function addAccount(
  provider: { readonly id: string; readonly name: string },
  baseUrl: string,
  key: string,
) {
  const names = new Set(useAccounts.getState().accounts.map(({ name }) => name.toLowerCase()));
  let name = provider.name;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) {
    name = `${provider.name} ${number}`;
  }
  return host().accounts.add({ providerId: provider.id, name, baseUrl, key, keep: 'keychain' });
}
