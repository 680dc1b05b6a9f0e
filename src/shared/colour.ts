import { z } from 'zod';

/** What accounts and tags are told apart by at a glance; their names are always beside it. */
export const colours = [
  'slate',
  'blue',
  'teal',
  'green',
  'amber',
  'orange',
  'red',
  'pink',
  'violet',
] as const;
export const colourSchema = z.enum(colours);
export type Colour = z.infer<typeof colourSchema>;
