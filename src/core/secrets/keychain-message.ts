import { z } from 'zod';

/** What the keychain's process is asked for: a call of keytar and its words. */
export interface KeychainOrder {
  readonly id: number;
  readonly call: 'getPassword' | 'setPassword' | 'deletePassword';
  readonly words: readonly string[];
}

export const keychainReplySchema = z.union([
  z.object({ id: z.int(), value: z.union([z.string(), z.boolean(), z.null()]) }),
  /** The error's own words, which are never shown. */
  z.object({ id: z.int(), problem: z.string() }),
]);
export type KeychainReply = z.infer<typeof keychainReplySchema>;
