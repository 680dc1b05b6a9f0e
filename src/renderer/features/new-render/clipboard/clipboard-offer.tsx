import { ClipboardPaste, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../../components/button.tsx';
import { useView } from '../../../stores/view.ts';
import { say } from '../../../words/say.ts';
import styles from './clipboard-offer.module.css';
import { lookInClipboard, settleOffer, type Offer } from './look-in-clipboard.ts';

interface ClipboardOfferProps {
  /** Takes a payload or a curl command, as if it had been pasted. */
  readonly onUse: (text: string) => void;
}

/** Offers what is in the clipboard when the dialog opens; it is not looked into again. */
export function ClipboardOffer({ onUse }: ClipboardOfferProps) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const open = useView(({ open }) => open);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const found = await lookInClipboard();
      if (!isOver) setOffer(found);
    };
    void look();
    return () => {
      isOver = true;
    };
  }, []);
  if (offer === null) return null;
  const putAway = () => {
    void settleOffer(offer);
    setOffer(null);
  };
  const use = () => {
    putAway();
    if (offer.kind === 'render') open({ kind: 'follow-render', reference: offer.text.trim() });
    else onUse(offer.text);
  };
  return (
    <output className={styles.offer}>
      <ClipboardPaste aria-hidden />
      <span className={styles.words}>{offer.words}</span>
      <Button small look="primary" onClick={use}>
        {say('newRender.clipboard.use')}
      </Button>
      <IconButton label={say('newRender.clipboard.dismiss')} onClick={putAway}>
        <X />
      </IconButton>
    </output>
  );
}
