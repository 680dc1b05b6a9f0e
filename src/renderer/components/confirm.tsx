import { AlertDialog } from 'radix-ui';
import { create } from 'zustand';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { useDialogFocus } from './use-dialog-focus.ts';
import { say } from '../words/say.ts';

interface Asked {
  readonly title: string;
  readonly body: string;
  /** What the button that goes ahead says: the deed itself, never "OK". */
  readonly doIt: string;
  readonly isDangerous?: boolean;
}

interface ConfirmStore {
  readonly question: Asked | null;
  readonly answer: (yes: boolean) => void;
}

const useConfirm = create<ConfirmStore>(() => ({ question: null, answer: () => undefined }));

/** Asks the person. Resolves to false when they turn away from it. */
export function confirm(question: Asked): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      useConfirm.setState({ question: null });
      resolve(yes);
    };
    useConfirm.setState({ question, answer });
  });
}

/** Where questions appear; rendered once. */
export function ConfirmDialog() {
  const { question, answer } = useConfirm();
  return question ? <Question question={question} answer={answer} /> : null;
}

function Question({ question, answer }: { question: Asked; answer: (yes: boolean) => void }) {
  const focus = useDialogFocus();
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={styles.overlay} />
        <AlertDialog.Content className={styles.content} {...focus}>
          <AlertDialog.Title className={styles.title}>{question.title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.description}>
            {question.body}
          </AlertDialog.Description>
          <div className={styles.actions}>
            <AlertDialog.Cancel asChild>
              <Button data-first>{say('shell.dialog.keep')}</Button>
            </AlertDialog.Cancel>
            <Button look={question.isDangerous ? 'danger' : 'primary'} onClick={() => answer(true)}>
              {question.doIt}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
