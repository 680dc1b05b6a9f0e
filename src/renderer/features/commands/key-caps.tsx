import { keyCaps, type Keys } from './keys.ts';
import styles from './key-caps.module.css';

/** A shortcut as its keys. */
export function KeyCaps({ keys }: { readonly keys: Keys }) {
  return (
    <span className={styles.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
