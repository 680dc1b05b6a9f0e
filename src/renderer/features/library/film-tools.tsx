import { ChevronFirst, ChevronLast, Gauge, Repeat } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { isWriting } from '../shell/use-shortcuts.ts';
import { say } from '../../words/say.ts';
import { pauseOrPlay, setLoop, setSpeed, stepFrames } from './film-deeds.ts';
import styles from './film-tools.module.css';

const speeds = [0.1, 0.25, 0.5, 1, 1.5, 2, 4] as const;
/** Frames a second where the file does not say. */
const USUAL_RATE = 30;

interface FilmToolsProps {
  readonly film: HTMLVideoElement;
  readonly frameRate: number | null;
}

/** The same from the keyboard, wherever it is in the viewer. */
function useFilmKeys(film: HTMLVideoElement, rate: number, loop: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (event.key === ',') stepFrames(film, -1, rate);
    else if (event.key === '.') stepFrames(film, 1, rate);
    else if (event.key === 'l') loop();
    else if (event.key === 'k') pauseOrPlay(film);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** What the film's own controls have not: single frames, how fast, and whether over and over. */
export function FilmTools({ film, frameRate }: FilmToolsProps) {
  const [loops, setLoops] = useState(film.loop);
  const [speed, setShownSpeed] = useState(film.playbackRate);
  const rate = frameRate ?? USUAL_RATE;
  const loop = () => {
    setLoop(film, !loops);
    setLoops(!loops);
  };
  const play = (next: number) => {
    setSpeed(film, next);
    setShownSpeed(next);
  };
  useFilmKeys(film, rate, loop);
  return (
    <div className={styles.tools} role="toolbar" aria-label={say('library.film')}>
      <IconButton
        label={say('library.film.back')}
        shortcut=","
        onClick={() => stepFrames(film, -1, rate)}
      >
        <ChevronFirst />
      </IconButton>
      <IconButton
        label={say('library.film.on')}
        shortcut="."
        onClick={() => stepFrames(film, 1, rate)}
      >
        <ChevronLast />
      </IconButton>
      <IconButton
        label={say('library.film.loop')}
        shortcut="L"
        aria-pressed={loops}
        className={styles.toggle ?? ''}
        onClick={loop}
      >
        <Repeat />
      </IconButton>
      <Menu
        trigger={
          <Button
            small
            look="quiet"
            icon={<Gauge />}
            aria-label={say('library.film.speedIs', { speed: String(speed) })}
          >
            {speed}×
          </Button>
        }
      >
        <MenuChoice
          label={say('library.film.speed')}
          value={String(speed)}
          options={speeds.map((value) => ({ value: String(value), label: `${value}×` }))}
          onChange={(value) => play(Number(value))}
        />
      </Menu>
    </div>
  );
}
