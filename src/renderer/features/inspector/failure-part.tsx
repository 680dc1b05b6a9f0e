import { useState, type FormEvent, type ReactNode } from 'react';
import type { Failure, RemedyAction } from '../../../shared/failure.ts';
import type { JobView } from '../../../shared/job.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { textOf } from '../../components/text-of.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useProviderName } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { say, sayNodes } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { resumeAccount } from '../queue/queue-actions.ts';
import { adoptRender, checkJob, giveUp, renderAgain, submitAgain } from '../queue/job-actions.ts';
import styles from './failure-part.module.css';

function failureOf({ status }: JobView): Failure | null {
  return status.state === 'failed' || status.state === 'unconfirmed' ? status.failure : null;
}

/** It takes the place of the button that had the keyboard. */
const beginHere = (input: HTMLInputElement | null) => input?.focus();

function AdoptForm({ job, onDone }: { readonly job: JobView; readonly onDone: () => void }) {
  const provider = useProviderName(job.providerId);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const remoteId = textOf(event.currentTarget, 'remote-id').trim();
    setBusy(true);
    const adopted = await adoptRender(job, remoteId);
    setBusy(false);
    if (adopted) onDone();
  };
  return (
    <form className={styles.adopt} onSubmit={(event) => void submit(event)}>
      <Field
        label={say('inspector.adopt.id', { provider })}
        name="remote-id"
        hint={say('inspector.adopt.hint', { provider })}
        ref={beginHere}
        required
      />
      <div className={styles.buttons}>
        <Button small look="primary" type="submit" disabled={busy}>
          {say('inspector.adopt.do')}
        </Button>
        <Button small onClick={onDone}>
          {say('inspector.adopt.back')}
        </Button>
      </div>
    </form>
  );
}

function useRun(job: JobView, adopt: () => void): (action: RemedyAction) => void {
  const open = useView(({ open }) => open);
  const show = useView(({ show }) => show);
  const account = useAccounts(({ accounts }) => accounts.find(({ id }) => id === job.accountId));
  const runs: Readonly<Record<RemedyAction, () => void>> = {
    'render-again': () => void renderAgain(job),
    'check-again': () => void checkJob(job),
    'download-again': () => void checkJob(job),
    'submit-again': () => void submitAgain(job),
    adopt,
    'give-up': () => void giveUp(job),
    'resume-account': () => void (account && resumeAccount(account)),
    'replace-key': () => open({ kind: 'replace-key', accountId: job.accountId }),
    'choose-folder': () => show('settings'),
  };
  return (action) => runs[action]();
}

/** The choices that an unconfirmed submit always has, whatever the failure lists. */
const SETTLE: readonly RemedyAction[] = ['adopt', 'submit-again', 'give-up'];

interface FailureActionsProps {
  readonly job: JobView;
  readonly failure: Failure;
}

/** What can be done about a failure, each a button. */
export function FailureActions({ job, failure }: FailureActionsProps) {
  const [adopting, setAdopting] = useState(false);
  const run = useRun(job, () => setAdopting(true));
  if (adopting) return <AdoptForm job={job} onDone={() => setAdopting(false)} />;
  const actions = (job.status.state === 'unconfirmed' ? SETTLE : failure.actions).filter(
    (action) => action !== 'render-again' || job.canRenderAgain,
  );
  if (actions.length === 0) return null;
  return (
    <div className={styles.buttons}>
      {actions.map((action, index) => (
        <Button
          key={action}
          small
          look={action === 'give-up' ? 'quiet' : index === 0 ? 'primary' : 'plain'}
          onClick={() => run(action)}
        >
          {say(`inspector.remedy.${action}`)}
        </Button>
      ))}
    </div>
  );
}

const strongly = (inside: ReactNode[]) => <strong key="deed">{inside}</strong>;

function Explanation({ job }: { readonly job: JobView }) {
  const provider = useProviderName(job.providerId);
  if (job.status.state === 'unconfirmed') {
    return (
      <ul className={styles.choices}>
        <li>{sayNodes('inspector.settle.adopt', { provider, b: strongly })}</li>
        <li>{sayNodes('inspector.settle.submit', { b: strongly })}</li>
        <li>{sayNodes('inspector.settle.give-up', { b: strongly })}</li>
      </ul>
    );
  }
  const offersPaid =
    job.canRenderAgain &&
    job.status.state === 'failed' &&
    job.status.failure.actions.includes('render-again');
  if (!offersPaid) return null;
  return <p className={styles.hint}>{say('inspector.paid', { provider })}</p>;
}

/** Why a job failed, or does not know whether it began, and what can be done. */
export function FailurePart({ job }: { readonly job: JobView }) {
  const failure = failureOf(job);
  if (!failure) return null;
  return (
    <section
      className={styles.failure}
      data-tone={job.status.state === 'failed' ? 'bad' : 'warn'}
      aria-label={say('inspector.wrong')}
    >
      <p className={styles.message}>{translated(failure.message)}</p>
      <p>{translated(failure.remedy)}</p>
      {failure.providerMessage || failure.providerCode ? (
        <blockquote className={styles.quote}>
          {failure.providerMessage}
          {failure.providerCode ? <code>{failure.providerCode}</code> : null}
        </blockquote>
      ) : null}
      <Explanation job={job} />
      <FailureActions job={job} failure={failure} />
    </section>
  );
}
