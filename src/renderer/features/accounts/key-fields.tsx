import { useState } from 'react';
import type { ProviderInfo } from '../../../shared/contract/app.ts';
import { Choice } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { useApp } from '../../stores/app.ts';
import { say, sayNodes } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import styles from './account-form.module.css';

export type Keep = 'keychain' | 'memory';

/** Where a key can be kept here, and where it is unless the person says otherwise. */
export function useKeep(): [Keep, (keep: Keep) => void] {
  const available = useApp(({ info }) => info?.keychain.available ?? false);
  const [keep, setKeep] = useState<Keep | null>(null);
  return [keep ?? (available ? 'keychain' : 'memory'), setKeep];
}

/**
 * The key itself is never in any state of this program: only the field holds it. It is emptied as
 * soon as the key was taken, or was refused itself; a person whose address or name was refused
 * need not look for the key again.
 */
export function forgetKey(form: HTMLFormElement): void {
  const input = form.elements.namedItem('key');
  if (input instanceof HTMLInputElement) input.value = '';
}

const asAddress = (inside: React.ReactNode[]) => (
  <code key="address" className={styles.address}>
    {inside}
  </code>
);

interface KeyFieldsProps {
  readonly provider: ProviderInfo | undefined;
  readonly keep: Keep;
  readonly onKeep: (keep: Keep) => void;
  readonly problem: string | null;
}

export function KeyFields({ provider, keep, onKeep, problem }: KeyFieldsProps) {
  return (
    <>
      <Field
        label={say('accounts.apiKey')}
        name="key"
        type="password"
        autoComplete="new-password"
        placeholder={translated(provider?.keyHint ?? '')}
        problem={problem}
        data-first
        hint={
          provider?.keysPage
            ? sayNodes('accounts.keysPage', {
                page: provider.keysPage,
                code: asAddress,
              })
            : null
        }
        required
      />
      <KeepChoice keep={keep} onKeep={onKeep} />
    </>
  );
}

/** Where a secret is kept: the keychain, where there is one, or the memory of this run. */
export function KeepChoice({
  label = say('accounts.keep'),
  keep,
  onKeep,
}: Pick<KeyFieldsProps, 'keep' | 'onKeep'> & { readonly label?: string }) {
  const keychain = useApp(({ info }) => info?.keychain);
  return (
    <div className={styles.keep}>
      <Choice<Keep>
        label={label}
        look="rows"
        value={keep}
        options={[
          {
            value: 'keychain',
            label: say('accounts.keep.keychain'),
            hint: keychain?.available ? undefined : translated(keychain?.message ?? ''),
            disabled: !keychain?.available,
          },
          {
            value: 'memory',
            label: say('accounts.keep.memory'),
            hint: say('accounts.keep.memory.hint'),
          },
        ]}
        onChange={onKeep}
      />
    </div>
  );
}
