/** Pixels of the longest side: of a card, and of the same card on a screen of twice the density. */
export const PREVIEW_SIDES = { small: 320, large: 640 } as const;
