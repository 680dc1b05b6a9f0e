import { useState } from 'react';
import { toast } from 'sonner';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog, DialogActions } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { useView } from '../../../stores/view.ts';
import { say } from '../../../words/say.ts';
import { PayloadDesk } from '../payload-desk.tsx';
import { useVerdict } from '../use-verdict.ts';
import styles from './template-dialog.module.css';
import { loadTemplates } from './template-store.ts';

interface TemplateDialogProps {
  /** Of one that is kept already. */
  readonly id?: number | undefined;
  readonly name: string;
  readonly text: string;
}

async function keep(template: { id?: number; name: string; content: string }): Promise<void> {
  const { name } = await host().templates.save(template);
  await loadTemplates();
  toast.success(say('newRender.template.saved', { name }));
}

/** Keeps a payload as a template, or changes one; then the new render goes on. */
export function TemplateDialog({ id, name: before, text: first }: TemplateDialogProps) {
  const open = useView(({ open }) => open);
  const [name, setName] = useState(before);
  const [text, setText] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const verdict = useVerdict(`${name}.json`, text);
  const back = () => open({ kind: 'new-render' });
  const canSave = name.trim() !== '' && text.trim() !== '';
  const save = async () => {
    try {
      await keep({ ...(id === undefined ? {} : { id }), name, content: text });
      back();
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      setProblem(`${message} ${remedy}`);
    }
  };
  return (
    <Dialog
      look="sheet"
      title={say(id === undefined ? 'newRender.template.title' : 'newRender.template.edit')}
      description={say('newRender.template.plain', { example: '{{column}}' })}
      onClose={back}
    >
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={say('newRender.template.name')}
          name="name"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          data-first
          required
          problem={problem}
        />
        <div className={styles.desk}>
          <PayloadDesk
            name={`${before}.json`}
            label={say('newRender.change', { name })}
            text={first}
            verdict={verdict}
            onChange={setText}
          />
        </div>
        <DialogActions>
          <Button onClick={back}>{say('newRender.cancel')}</Button>
          <Button look="primary" type="submit" disabled={!canSave}>
            {say('newRender.template.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
