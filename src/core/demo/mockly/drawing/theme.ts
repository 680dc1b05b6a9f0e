/** Colours of a conversation. `own` is the sender's side, `theirs` the receivers'. */
export interface Theme {
  readonly page: string;
  readonly bar: string;
  readonly barText: string;
  readonly barQuiet: string;
  readonly line: string;
  readonly own: string;
  readonly ownText: string;
  readonly ownQuiet: string;
  readonly theirs: string;
  readonly theirsText: string;
  readonly theirsQuiet: string;
  readonly accent: string;
  readonly field: string;
}

interface Shades {
  readonly light: Theme;
  readonly dark: Theme;
}

const lightBase = {
  page: '#ffffff',
  bar: '#fbfbfc',
  barText: '#14171c',
  barQuiet: '#6b7280',
  line: '#e3e5e9',
  theirs: '#eceef1',
  theirsText: '#14171c',
  theirsQuiet: '#7a828e',
  field: '#eff1f4',
};
const darkBase = {
  page: '#0d0f13',
  bar: '#171a20',
  barText: '#f2f4f7',
  barQuiet: '#98a0ad',
  line: '#262a32',
  theirs: '#23272f',
  theirsText: '#eef0f4',
  theirsQuiet: '#98a0ad',
  field: '#242932',
};

/** A platform whose own bubbles are one strong colour with white text. */
function strong(accent: string): Shades {
  const own = { own: accent, ownText: '#ffffff', ownQuiet: '#ffffffb8', accent };
  return { light: { ...lightBase, ...own }, dark: { ...darkBase, ...own } };
}

const whatsapp: Shades = {
  light: {
    ...lightBase,
    page: '#efe8df',
    bar: '#ffffff',
    own: '#d9fbd0',
    ownText: '#101c16',
    ownQuiet: '#5d7a66',
    theirs: '#ffffff',
    accent: '#12875f',
    field: '#f3f0ec',
  },
  dark: {
    ...darkBase,
    page: '#0c151a',
    bar: '#1c272d',
    line: '#0c151a',
    own: '#0a5a48',
    ownText: '#e8f4ef',
    ownQuiet: '#8fc2b2',
    theirs: '#1f2b32',
    accent: '#21b07f',
    field: '#27343b',
  },
};
const telegram: Shades = {
  light: { ...whatsapp.light, page: '#d5e3ea', own: '#e6fbd3', accent: '#2f8fd8' },
  dark: {
    ...whatsapp.dark,
    page: '#0f1822',
    bar: '#18242f',
    own: '#2c5a86',
    ownText: '#f0f6fc',
    ownQuiet: '#a5c6e6',
    theirs: '#1a2733',
    accent: '#5fb0ee',
  },
};

const platforms: ReadonlyMap<string, Shades> = new Map([
  ['whatsapp', whatsapp],
  ['telegram', telegram],
  ['imessage', strong('#0b82fb')],
  ['messenger', strong('#0a7cff')],
  ['instagram', strong('#7a3cf0')],
  ['signal', strong('#2c69ea')],
  ['line', strong('#14a94f')],
  ['wechat', strong('#16a34a')],
  ['snapchat', strong('#0f9bd7')],
  ['tinder', strong('#e8486b')],
  ['slack', strong('#5b2a86')],
  ['discord', strong('#5865f2')],
]);
const otherPlatform = strong('#4f46e5');

export function themeFor(platform: string, dark: boolean): Theme {
  const shades = platforms.get(platform.toLowerCase()) ?? otherPlatform;
  return dark ? shades.dark : shades.light;
}

const people = ['#d9485f', '#2b8a5e', '#2f74d0', '#b4690e', '#7d4fd1', '#0f8b8d', '#b83b8f'];

/** The same person has the same colour in every picture. */
export function colourOf(userId: string): string {
  let sum = 0;
  for (const character of userId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return people[sum % people.length] ?? '#4f46e5';
}
