import { RadioGroup } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { colours, type Colour } from '../../../../shared/colour.ts';
import type { TagView } from '../../../../shared/library.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog, DialogActions } from '../../../components/dialog.tsx';
import { ColourSign } from '../../../components/tag-signs.tsx';
import { say } from '../../../words/say.ts';
import { colourTags } from './tag-deeds.ts';
import styles from './tag-colour-dialog.module.css';

interface TagColourDialogProps {
  readonly tags: readonly TagView[];
  readonly onClose: () => void;
}

/** As a choice of a list has it, where a colour is a word. */
const NONE = 'none';

/** The colour in which whatever has a tag is marked. Seen at once behind it. */
export function TagColourDialog({ tags, onClose }: TagColourDialogProps) {
  const [colour, setColour] = useState<Colour | null>(tags[0]?.colour ?? null);
  const choose = (value: string) => {
    const next = colours.find((each) => each === value) ?? null;
    setColour(next);
    void colourTags(tags, next);
  };
  const name = tags[0]?.name ?? '';
  return (
    <Dialog title={say('tags.colour.title', { count: tags.length, name })} onClose={onClose}>
      <RadioGroup.Root
        className={styles.colours}
        aria-label={say('accounts.colour')}
        value={colour ?? NONE}
        onValueChange={choose}
      >
        <Choice value={NONE}>{say('tags.colour.none')}</Choice>
        {colours.map((each) => (
          <Choice key={each} value={each}>
            <ColourSign colour={each} />
            {say(`accounts.colour.${each}`)}
          </Choice>
        ))}
      </RadioGroup.Root>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {say('tags.colour.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Choice({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <RadioGroup.Item className={styles.colour} value={value}>
      {children}
    </RadioGroup.Item>
  );
}
