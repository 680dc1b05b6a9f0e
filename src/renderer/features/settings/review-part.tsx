import { Choice } from '../../components/choice.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';

export function ReviewPart() {
  const review = useApp(({ settings }) => settings.review);
  return (
    <SettingsPart title={say('settings.review')} hint={say('settings.review.hint')}>
      <Choice
        label={say('settings.review')}
        hideLabel
        look="rows"
        value={review}
        options={[
          { value: 'always', label: say('settings.review.always') },
          {
            value: 'when-needed',
            label: say('settings.review.whenNeeded'),
            hint: say('settings.review.whenNeeded.hint'),
          },
        ]}
        onChange={(chosen) => void changeSettings({ review: chosen })}
      />
    </SettingsPart>
  );
}
