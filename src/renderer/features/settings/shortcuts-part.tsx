import { say } from '../../words/say.ts';
import { ShortcutList } from '../commands/shortcut-list.tsx';
import { SettingsPart } from './settings-part.tsx';

export function ShortcutsPart() {
  return (
    <SettingsPart title={say('commands.sheet')} hint={say('commands.sheet.about')}>
      <ShortcutList />
    </SettingsPart>
  );
}
