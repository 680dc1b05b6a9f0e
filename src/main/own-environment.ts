/** In which a key is given for one run: see core/secrets/environment-secrets.ts. */
const HOLDS_A_KEY = /^RENDERDESK_KEY_/i;

export interface OwnEnvironment {
  /** All that this start was given. */
  readonly all: Readonly<Record<string, string | undefined>>;
  /** Before another start of this app is made, which is given what this one was. */
  putKeysBack(): void;
}

/**
 * Takes the keys out of the environment, before there is a window: Electron gives a copy of it to
 * every page's preload, where it lies in the memory of what shows strangers' words.
 */
export function takeKeysOut(environment: NodeJS.ProcessEnv): OwnEnvironment {
  const all = { ...environment };
  const keys = Object.entries(all).filter(([name]) => HOLDS_A_KEY.test(name));
  for (const [name] of keys) Reflect.deleteProperty(environment, name);
  return {
    all,
    putKeysBack() {
      for (const [name, key] of keys) environment[name] = key;
    },
  };
}
