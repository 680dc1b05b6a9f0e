/** Longer is no id and no address of one render. */
const LONGEST = 2_048;
const address = /^https?:\/\/\S+$/i;
/** Ids are one word of letters, digits and a few signs, with a digit in it: a plain word is none. */
const id = /^(?=.*\d)[\w.:~-]{6,200}$/;

/** Whether a text that was pasted can be what a provider calls one render by. */
export function isRenderReference(text: string): boolean {
  const word = text.trim();
  return word.length <= LONGEST && (address.test(word) || id.test(word));
}

/** The account at whose address a render is, where that is told by what was pasted. */
export function accountAt<Account extends { readonly baseUrl: string }>(
  reference: string,
  accounts: readonly Account[],
): Account | undefined {
  const text = reference.trim();
  const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : null);
  const origin = originOf(text);
  if (origin === null) return undefined;
  const within = accounts.filter(({ baseUrl }) => text.startsWith(`${baseUrl}/`));
  return within[0] ?? accounts.find(({ baseUrl }) => originOf(baseUrl) === origin);
}
