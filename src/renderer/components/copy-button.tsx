import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { SECOND } from '../../shared/durations.ts';
import { say } from '../words/say.ts';
import { IconButton } from './button.tsx';
import { copyText } from './copy-text.ts';

/** How long the tick stays before the button can be read as a copy button again. */
const TICK = 1.5 * SECOND;

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), TICK);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      label={copied ? say('shell.copied') : label}
      onClick={() => setCopied(copyText(text))}
    >
      {copied ? <Check /> : <Copy />}
    </IconButton>
  );
}
