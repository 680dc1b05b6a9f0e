import { z } from 'zod';
import { jobIdSchema } from './ids.ts';

export const LINK_SCHEME = 'renderdesk';

/** Longer than any address of a render, and short enough to be read by a person. */
export const LONGEST_LINK = 2_048;
/** A provider's id of a render: nothing that could be a path, or words for a shell. */
const REMOTE_ID = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,199}$/;
/** No name and password before the server's name. */
const WITHOUT_USER = /^https?:\/\/[^/?#@\s\\]+(?:[/?#]|$)/i;

/** An address at a provider; control characters, which a screen would hide, are in none. */
const addressSchema = z
  .url({ protocol: /^https?$/ })
  .max(LONGEST_LINK)
  .regex(WITHOUT_USER)
  .refine((address) => !/[\p{Cc}\p{Cf}]/u.test(address));

/** What a link may ask for; nothing of it happens before a person has said yes. */
export const deepLinkSchema = z.discriminatedUnion('kind', [
  /** Follow a render that was made elsewhere, by its id or address. */
  z.object({
    kind: z.literal('adopt'),
    reference: z.union([z.string().regex(REMOTE_ID), addressSchema]),
  }),
  z.object({ kind: z.literal('open'), jobId: jobIdSchema }),
]);
export type DeepLink = z.infer<typeof deepLinkSchema>;
