import { loadedVendors, vendorShares, type LoadedVendor } from './settings.ts';

const keyPrefixes: Readonly<Record<LoadedVendor, string>> = {
  mockly: 'mk_live',
  rendley: 'rd',
  swiftia: 'sk',
  roughy: 'sk',
};

/** The key of each account at a vendor. */
export function keysOf(id: LoadedVendor): string[] {
  const { accounts, keys } = vendorShares[id];
  return Array.from(
    { length: accounts },
    (_, at) => `${keyPrefixes[id]}_loaded${id}Number${at % keys}`,
  );
}

/** The key of the account of this name, also in another run of the app. */
export function keyNamed(name: string): string {
  const keys = loadedVendors.flatMap((id) =>
    keysOf(id).map((key, at) => [accountName(id, at), key] as const),
  );
  const [, key] = keys.find(([other]) => other === name) ?? [];
  if (key === undefined) throw new Error(`${name} is no account of this run`);
  return key;
}

export function accountName(id: LoadedVendor, at: number): string {
  return `${id}-${at}`;
}
