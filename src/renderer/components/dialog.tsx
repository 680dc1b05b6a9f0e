import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { KeyboardEvent as KeyPress, ReactNode } from 'react';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { useDialogFocus } from './use-dialog-focus.ts';
import { say } from '../words/say.ts';

interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** `sheet`: as much of the window as there is, its children laid out below the header. */
  readonly look?: 'sheet';
  /** Beside the button that closes it. */
  readonly tools?: ReactNode;
  readonly onKey?: (event: KeyPress) => void;
  /** Where the keyboard goes when it has closed; null: where it was. */
  readonly after?: () => HTMLElement | null;
}

/** What was gathered in a sheet is not put away by a click that missed it. */
const stayOpen = (event: Event) => event.preventDefault();

/**
 * In an editor Escape ends a completion or a search, and loses nothing that was written. Where
 * nothing is, it closes the dialog as everywhere.
 */
const keepToEditor = (event: KeyboardEvent) => {
  if (event.target instanceof Element && event.target.matches('[data-writes]:not([data-empty])')) {
    event.preventDefault();
  }
};

/** A dialog that is open for as long as it is rendered. */
export function Dialog(props: DialogProps) {
  const { title, description, onClose, children, wide, look, tools, onKey, after } = props;
  const focus = useDialogFocus(after);
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.overlay} />
        <Primitive.Content
          className={styles.content}
          {...focus}
          data-wide={wide || undefined}
          data-look={look}
          {...(look === 'sheet' ? { onInteractOutside: stayOpen } : {})}
          onEscapeKeyDown={keepToEditor}
          {...(onKey ? { onKeyDown: onKey } : {})}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className={styles.header}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            {tools ? <div className={styles.tools}>{tools}</div> : null}
            <Primitive.Close asChild>
              <IconButton label={say('shell.dialog.close')}>
                <X />
              </IconButton>
            </Primitive.Close>
          </header>
          {description ? (
            <Primitive.Description className={styles.description}>
              {description}
            </Primitive.Description>
          ) : null}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
