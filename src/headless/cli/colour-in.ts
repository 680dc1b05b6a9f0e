import { colourSchema, colours, type Colour } from '../../shared/colour.ts';
import { CommandStop } from './command-stop.ts';

/** @throws CommandStop for what is no colour's name */
export function colourIn(wanted: string): Colour {
  const colour = colourSchema.safeParse(wanted.toLowerCase());
  if (colour.success) return colour.data;
  throw new CommandStop(
    'usage',
    'There is no such colour.',
    `Choose one of: ${colours.join(', ')}.`,
  );
}
