import { ContextItem } from '../../../components/context-menu.tsx';
import { doDeed, fitting, type Deed } from './deed.ts';

interface DeedMenuProps<Row> {
  readonly deeds: readonly Deed<Row>[];
  readonly rows: readonly Row[];
}

/** What can be done with rows, as the lines of a menu. */
export function DeedMenu<Row>({ deeds, rows }: DeedMenuProps<Row>) {
  return deeds.map((deed) => (
    <ContextItem
      key={deed.name}
      icon={deed.icon}
      shortcut={deed.key?.shown}
      danger={deed.danger ?? false}
      disabled={fitting(deed, rows).length === 0}
      onSelect={() => doDeed(deed, rows)}
    >
      {deed.label}
    </ContextItem>
  ));
}
