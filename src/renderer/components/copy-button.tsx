import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { SECOND } from '../../shared/durations.ts';
import { IconButton } from './button.tsx';

/** How long the tick stays before the button can be read as a copy button again. */
const TICK = 1.5 * SECOND;

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), TICK);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <IconButton label={copied ? 'Copied' : label} onClick={() => void copy()}>
      {copied ? <Check /> : <Copy />}
    </IconButton>
  );
}
