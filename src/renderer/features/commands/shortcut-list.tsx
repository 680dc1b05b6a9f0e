import { useState } from 'react';
import { toast } from 'sonner';
import { attempt } from '../../client/attempt.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { commandGroups, type Command } from './command.ts';
import { fixedKeys } from './fixed-keys.ts';
import { KeyCaps } from './key-caps.tsx';
import { isTaken, keysOf, type Keys } from './keys.ts';
import { commands } from './registry.ts';
import styles from './shortcut-list.module.css';
import { conflictOf, useShortcutOf } from './shortcuts.ts';

async function keep(shortcuts: Readonly<Record<string, Keys | null>>): Promise<void> {
  const settings = await attempt((client) => client.app.changeSettings({ shortcuts }));
  if (settings) useApp.setState({ settings });
}

/** Takes keys for a command, unless something else has them, and says so then. */
function choose(command: Command, keys: Keys): void {
  const { shortcuts } = useApp.getState().settings;
  const other = conflictOf(command, keys, shortcuts);
  if (isTaken(keys)) toast.error(say('commands.keys.taken'));
  else if (other) toast.error(say('commands.keys.conflict', { command: say(other.title) }));
  else void keep({ ...shortcuts, [command.id]: keys });
}

/** Every shortcut there is; those of commands can be changed here. */
export function ShortcutList() {
  const [asked, setAsked] = useState<string | null>(null);
  const isChanged = useApp(({ settings }) => Object.keys(settings.shortcuts).length > 0);
  return (
    <div className={styles.list}>
      {commandGroups.map((group) => {
        const members = commands.filter((command) => command.group === group);
        if (members.length === 0) return null;
        return (
          <section key={group} className={styles.group}>
            <h3>{say(`commands.group.${group}`)}</h3>
            <ul>
              {members.map((command) => (
                <CommandKeys
                  key={command.id}
                  command={command}
                  isAsked={asked === command.id}
                  onAsk={setAsked}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <FixedKeys />
      {isChanged ? (
        <div className={styles.reset}>
          <Button onClick={() => void keep({})}>{say('commands.keys.reset')}</Button>
        </div>
      ) : null}
    </div>
  );
}

interface CommandKeysProps {
  readonly command: Command;
  /** The next keys are its own. */
  readonly isAsked: boolean;
  readonly onAsk: (id: string | null) => void;
}

function CommandKeys({ command, isAsked, onAsk }: CommandKeysProps) {
  const keys = useShortcutOf(command);
  const title = say(command.title);
  const hear = (event: React.KeyboardEvent) => {
    if (!isAsked || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onAsk(null);
    const { shortcuts } = useApp.getState().settings;
    if (event.key === 'Backspace') void keep({ ...shortcuts, [command.id]: null });
    const pressed = keysOf(event.nativeEvent);
    if (pressed === null) return;
    if (event.key !== 'Backspace') choose(command, pressed);
    onAsk(null);
  };
  return (
    <li className={styles.line}>
      <span>{title}</span>
      <button
        type="button"
        className={styles.change}
        aria-label={say('commands.keys.change', { command: title })}
        onClick={() => onAsk(isAsked ? null : command.id)}
        onKeyDown={hear}
        onBlur={() => isAsked && onAsk(null)}
      >
        {isAsked ? (
          <span aria-live="polite">{say('commands.keys.press')}</span>
        ) : keys === null ? (
          <span className={styles.none}>{say('commands.keys.none')}</span>
        ) : (
          <KeyCaps keys={keys} />
        )}
      </button>
    </li>
  );
}

function FixedKeys() {
  return (
    <section className={styles.group}>
      <h3>{say('commands.fixed')}</h3>
      <ul>
        {fixedKeys.map(([all, title]) => (
          <li key={title} className={styles.line}>
            <span>{say(title)}</span>
            <span className={styles.fixed}>
              {all.map((keys) => (
                <KeyCaps key={keys} keys={keys} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
