import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useDialogFocus } from '../../components/use-dialog-focus.ts';
import { say } from '../../words/say.ts';
import { KeyCaps } from './key-caps.tsx';
import { fileEntries, paletteEntries, ranked, type PaletteEntry } from './palette-entries.ts';
import styles from './palette.module.css';
import { useEnter } from './use-enter.ts';
import { useFoundFiles } from './use-found-files.ts';

function inGroups(entries: readonly PaletteEntry[]): [PaletteEntry['group'], PaletteEntry[]][] {
  const groups = new Map<PaletteEntry['group'], PaletteEntry[]>();
  for (const entry of entries) {
    const known = groups.get(entry.group);
    if (known) known.push(entry);
    else groups.set(entry.group, [entry]);
  }
  return [...groups];
}

/** Everything that can be done, and every place, job and file, found by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState('');
  const search = typed.trim();
  const found = useFoundFiles(search);
  const entries = useMemo(
    () => [...ranked(paletteEntries(search !== ''), search), ...fileEntries(found)],
    [search, found],
  );
  const focus = useDialogFocus();
  const run = (entry: PaletteEntry) => {
    onClose();
    entry.run();
  };
  const onEnter = useEnter({ search, entries, chosen, run });
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined} {...focus}>
          <Dialog.Title className="visually-hidden">{say('commands.palette')}</Dialog.Title>
          <Command
            label={say('commands.palette')}
            shouldFilter={false}
            loop
            value={chosen}
            onValueChange={setChosen}
            onKeyDown={onEnter}
          >
            <div className={styles.search}>
              <Search aria-hidden />
              <Command.Input
                data-first
                className={styles.input}
                placeholder={say('commands.palette.hint')}
                value={typed}
                onValueChange={setTyped}
              />
            </div>
            <Command.List className={styles.list} label={say('commands.palette')}>
              <Command.Empty className={styles.empty}>{say('commands.palette.none')}</Command.Empty>
              {inGroups(entries).map(([group, members]) => (
                <Command.Group
                  key={group}
                  heading={say(`commands.group.${group}`)}
                  className={styles.group}
                >
                  {members.map((entry) => (
                    <Entry key={entry.id} entry={entry} onRun={run} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entry(props: {
  readonly entry: PaletteEntry;
  readonly onRun: (entry: PaletteEntry) => void;
}) {
  const { entry, onRun } = props;
  const { icon: Icon } = entry;
  return (
    <Command.Item className={styles.entry} value={entry.id} onSelect={() => onRun(entry)}>
      <Icon aria-hidden />
      <span className={styles.title}>{entry.title}</span>
      {entry.hint ? <span className={styles.hint}>{entry.hint}</span> : null}
      {entry.keys === null ? null : <KeyCaps keys={entry.keys} />}
    </Command.Item>
  );
}
