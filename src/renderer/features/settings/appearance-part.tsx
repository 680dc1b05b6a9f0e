import { Monitor, Moon, Sun } from 'lucide-react';
import { languageNames, languageSettingSchema } from '../../../shared/words/language.ts';
import { Choice } from '../../components/choice.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';

export function AppearancePart() {
  const { theme, language } = useApp(({ settings }) => settings);
  return (
    <>
      <SettingsPart title={say('settings.appearance')} hint={say('settings.appearance.hint')}>
        <Choice
          label={say('settings.theme')}
          hideLabel
          value={theme}
          options={[
            { value: 'system', label: say('settings.theme.system'), icon: <Monitor aria-hidden /> },
            { value: 'light', label: say('settings.theme.light'), icon: <Sun aria-hidden /> },
            { value: 'dark', label: say('settings.theme.dark'), icon: <Moon aria-hidden /> },
          ]}
          onChange={(chosen) => void changeSettings({ theme: chosen })}
        />
      </SettingsPart>
      <SettingsPart title={say('settings.language')} hint={say('settings.language.hint')}>
        <Choice
          label={say('settings.language')}
          hideLabel
          value={language}
          options={languageSettingSchema.options.map((value) => ({
            value,
            label: value === 'system' ? say('settings.language.system') : languageNames[value],
          }))}
          onChange={(chosen) => void changeSettings({ language: chosen })}
        />
      </SettingsPart>
    </>
  );
}
