import { useEffect, useState } from 'react';
import { atMoment, type Film } from './film-moment.ts';

/** Pixels: finer is not seen behind the controls. */
const WIDEST = 1_280;

function drawn(film: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, WIDEST / film.videoWidth);
  canvas.width = Math.round(film.videoWidth * scale);
  canvas.height = Math.round(film.videoHeight * scale);
  canvas.getContext('2d')?.drawImage(film, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp'));
}

async function posterOf(film: Film): Promise<Blob | null> {
  try {
    return await atMoment(film, drawn);
  } catch {
    // Then it begins with its first frame, whatever that shows.
    return null;
  }
}

/** The address of a still of the film, once there is one: what it shows until it is played. */
export function usePoster({ mediaUrl, durationSeconds }: Film): string | undefined {
  const [poster, setPoster] = useState<string>();
  useEffect(() => {
    let address: string | undefined;
    let isGone = false;
    const show = async () => {
      const blob = await posterOf({ mediaUrl, durationSeconds });
      if (isGone || !blob) return;
      address = URL.createObjectURL(blob);
      setPoster(address);
    };
    void show();
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [mediaUrl, durationSeconds]);
  return poster;
}
