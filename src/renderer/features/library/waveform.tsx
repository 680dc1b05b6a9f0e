import { useEffect, useState } from 'react';
import { AudioLines } from 'lucide-react';
import { barsOf } from './bars.ts';
import styles from './waveform.module.css';

/** Bars that a card has room for. */
const BARS = 72;
const HEIGHT = 40;
/** Even silence is drawn, so that its length is seen. */
const SMALLEST = 1;

function usePeaks(address: string): readonly number[] | null {
  const [bars, setBars] = useState<readonly number[] | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const load = async () => {
      const response = await fetch(address, { signal: ending.signal });
      if (response.ok) setBars(barsOf(new Uint8Array(await response.arrayBuffer()), BARS));
    };
    // Without it there is the sign of a sound, which is enough.
    load().catch(() => undefined);
    return () => ending.abort();
  }, [address]);
  return bars;
}

/** How loud a sound is from its beginning to its end. */
export function Waveform({ address }: { readonly address: string }) {
  const bars = usePeaks(address);
  if (bars === null) return <AudioLines className={styles.sign} aria-hidden />;
  return (
    <svg
      className={styles.waveform}
      viewBox={`0 0 ${bars.length * 3} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {bars.map((loud, index) => {
        const height = Math.max(SMALLEST, loud * HEIGHT);
        return (
          <rect key={index} x={index * 3} y={(HEIGHT - height) / 2} width={2} height={height} />
        );
      })}
    </svg>
  );
}
