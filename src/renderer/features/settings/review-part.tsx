import { Choice } from '../../components/choice.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsPart } from './settings-part.tsx';

export function ReviewPart() {
  const review = useApp(({ settings }) => settings.review);
  const checkAddresses = useApp(({ settings }) => settings.checkAddresses);
  const offerClipboard = useApp(({ settings }) => settings.offerClipboard);
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
      <Toggle
        label={say('settings.checkAddresses')}
        hint={say('settings.checkAddresses.hint')}
        on={checkAddresses}
        onChange={(on) => void changeSettings({ checkAddresses: on })}
      />
      <Toggle
        label={say('settings.offerClipboard')}
        hint={say('settings.offerClipboard.hint')}
        on={offerClipboard}
        onChange={(on) => void changeSettings({ offerClipboard: on })}
      />
    </SettingsPart>
  );
}
