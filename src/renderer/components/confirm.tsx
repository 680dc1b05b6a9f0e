import { AlertDialog } from 'radix-ui';
import { create } from 'zustand';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

interface Question {
  readonly title: string;
  readonly body: string;
  /** What the button that goes ahead says: the deed itself, never "OK". */
  readonly doIt: string;
  readonly isDangerous?: boolean;
}

interface ConfirmStore {
  readonly question: Question | null;
  readonly answer: (yes: boolean) => void;
}

const useConfirm = create<ConfirmStore>(() => ({ question: null, answer: () => undefined }));

/** Asks the person. Resolves to false when they turn away from it. */
export function confirm(question: Question): Promise<boolean> {
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
  if (!question) return null;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={styles.overlay} />
        <AlertDialog.Content className={styles.content}>
          <AlertDialog.Title className={styles.title}>{question.title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.description}>
            {question.body}
          </AlertDialog.Description>
          <div className={styles.actions}>
            <AlertDialog.Cancel asChild>
              <Button>Keep as it is</Button>
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
