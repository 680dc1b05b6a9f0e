import { Choice } from '../../components/choice.tsx';
import { useApp } from '../../stores/app.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';

export function ReviewPart() {
  const review = useApp(({ settings }) => settings.review);
  return (
    <SettingsPart
      title="Review before sending"
      hint="Files that you drop, pick or paste are shown as they would be sent."
    >
      <Choice
        label="Review before sending"
        hideLabel
        look="rows"
        value={review}
        options={[
          { value: 'always', label: 'Always' },
          {
            value: 'when-needed',
            label: 'Only when something needs a choice or costs',
            hint: 'Also when a file has a warning, or was rendered before.',
          },
        ]}
        onChange={(chosen) => void changeSettings({ review: chosen })}
      />
    </SettingsPart>
  );
}
