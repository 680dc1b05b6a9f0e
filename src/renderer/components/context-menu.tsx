import { ContextMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './menu.module.css';

interface ContextMenuProps {
  /** What it belongs to: one element, on which a right click or the menu key opens it. */
  readonly children: ReactNode;
  readonly menu: ReactNode;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** The menu of a right click, of a long touch, and of the keyboard's menu key. */
export function ContextMenu({ children, menu, onOpenChange }: ContextMenuProps) {
  return (
    <Primitive.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.menu} collisionPadding={8}>
          {menu}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface ContextItemProps {
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function ContextItem(props: ContextItemProps) {
  const { icon, shortcut, danger, disabled = false, onSelect, children } = props;
  return (
    <Primitive.Item
      className={styles.item}
      data-danger={danger || undefined}
      disabled={disabled}
      onSelect={onSelect}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>{children}</span>
      {shortcut ? <kbd className={styles.shortcut}>{shortcut}</kbd> : null}
    </Primitive.Item>
  );
}

export function ContextLine() {
  return <Primitive.Separator className={styles.line} />;
}
