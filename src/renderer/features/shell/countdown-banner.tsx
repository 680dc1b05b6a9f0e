import { MoonStar } from 'lucide-react';
import { useEffect } from 'react';
import type { NativeState } from '../../../shared/native-state.ts';
import { SECOND } from '../../../shared/durations.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { attempt } from '../../client/attempt.ts';
import { useNow } from '../../stores/now.ts';
import { say } from '../../words/say.ts';

const stop = () => void attempt((client) => client.app.stopCountdown());

/** Whatever a person does in the window says that they are here. */
function useAnySign(): void {
  useEffect(() => {
    window.addEventListener('keydown', stop, { capture: true });
    window.addEventListener('pointerdown', stop, { capture: true });
    return () => {
      window.removeEventListener('keydown', stop, { capture: true });
      window.removeEventListener('pointerdown', stop, { capture: true });
    };
  }, []);
}

/** The computer is about to sleep or to shut down, and how to keep it from that. */
export function CountdownBanner(props: {
  readonly countdown: NonNullable<NativeState['countdown']>;
}) {
  const { deed, endsAt } = props.countdown;
  const left = Math.max(0, Math.ceil((endsAt - useNow()) / SECOND));
  useAnySign();
  return (
    <Banner
      tone="warn"
      icon={<MoonStar />}
      title={say(`native.countdown.${deed}`)}
      actions={
        <Button look="primary" onClick={stop}>
          {say('native.countdown.stop')}
        </Button>
      }
    >
      {/* Seconds that are read aloud would drown everything else. */}
      <span aria-hidden="true">{say('native.countdown.left', { seconds: left })} </span>
      {say('native.countdown.body')}
    </Banner>
  );
}
