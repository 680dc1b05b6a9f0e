/** What can be done where there is no usable keychain, for every sentence below. */
const OTHERWISE = 'or keep the key in memory for this run';

interface Explanation {
  readonly sign: RegExp;
  readonly sentence: string;
  /** It holds for every entry: there is nothing to ask. */
  readonly isAbsence?: boolean;
}

/*
 * keytar's errors carry no code, only the words of libsecret, the Security framework or the
 * Windows API. The signs are parts of those words that do not change with the language.
 */
const explanations: readonly Explanation[] = [
  {
    sign: /autolaunch D-Bus|DBUS_SESSION_BUS_ADDRESS|Could not connect|connection is closed/i,
    sentence: `This session has no D-Bus, through which Linux reaches a keychain. Start Renderdesk from a desktop session or with dbus-run-session, ${OTHERWISE}.`,
    isAbsence: true,
  },
  {
    sign: /org\.freedesktop\.secrets|ServiceUnknown|was not provided by any/i,
    sentence: `No keychain service is running on this machine. Install and start gnome-keyring or KWallet, ${OTHERWISE}.`,
    isAbsence: true,
  },
  {
    sign: /collection\/login|secrets\/collection|aliases\/default|Object does not exist/i,
    sentence: `The keychain has no default keyring yet. Make one (in Passwords and Keys, or by signing in to the desktop again), ${OTHERWISE}.`,
  },
  {
    sign: /locked|dismissed|IsLocked|Prompt was|interaction is not allowed|-25308/i,
    sentence: `The keychain is locked. Unlock it and try again, ${OTHERWISE}.`,
  },
  {
    sign: /cannot open shared object|libsecret|\.so\.|Cannot find module|No native build/i,
    sentence: `The system's keychain library is missing. Install libsecret (Debian: libsecret-1-0), ${OTHERWISE}.`,
    isAbsence: true,
  },
  {
    sign: /denied|not allowed|-25293|-128|cancel/i,
    sentence: `The keychain refused access to Renderdesk. Allow it and try again, ${OTHERWISE}.`,
  },
];

/** The sentence for people about an error of the keychain. Never repeats the error's own words. */
export function keychainProblem(error: unknown): string {
  return (
    explanationOf(error)?.sentence ??
    `The system's keychain did not work. Check that it is running and unlocked, ${OTHERWISE}.`
  );
}

/** Whether an error of the keychain says that there is none at all, and not that it refused a call. */
export const isKeychainAbsent = (error: unknown): boolean =>
  explanationOf(error)?.isAbsence === true;

function explanationOf(error: unknown): Explanation | undefined {
  const words = error instanceof Error ? error.message : String(error);
  return explanations.find(({ sign }) => sign.test(words));
}

export function keychainSilence(seconds: number): string {
  return `The keychain has not answered for ${String(seconds)} seconds; it may be waiting for its password in a window. Unlock it and try again, ${OTHERWISE}.`;
}

/** It answered, and with something that was not kept for this account. */
export const NOT_A_KEY = `The keychain gave something back that is not this account's key; nothing was sent with it. Enter the key again, ${OTHERWISE}.`;
