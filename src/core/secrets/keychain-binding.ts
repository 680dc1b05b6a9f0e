/** The three calls of keytar that are used: service and account in, key out. */
export interface KeychainBinding {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  /** Ends the calls that hang: they reject, and the next one begins anew. Absent: it cannot. */
  giveUp?(): void;
}

/** Lazily: where libsecret is missing the native module throws while it is imported. */
export async function loadKeytar(): Promise<KeychainBinding> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
