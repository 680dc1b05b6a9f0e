const STORED_AS = 'renderdesk-token';
/** A subprotocol is an HTTP token: anything else would make the WebSocket constructor throw. */
const TOKEN = /^[\w.~+-]{16,512}$/;

/** The token in an address, a fragment, or by itself; null where there is none. */
export function tokenIn(text: string): string | null {
  const trimmed = text.trim();
  const inFragment = /#(?:.*&)?token=([^&\s]+)/.exec(trimmed)?.[1];
  const candidate = inFragment ?? trimmed;
  return TOKEN.test(candidate) ? candidate : null;
}

/**
 * Takes the token out of the address bar, before anything can copy or log the address. It is kept
 * for this tab only.
 */
export function takeTokenFromAddress(): void {
  if (!window.location.hash.includes('token=')) return;
  const token = tokenIn(window.location.hash);
  if (token !== null) rememberToken(token);
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

export function rememberToken(token: string): void {
  sessionStorage.setItem(STORED_AS, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(STORED_AS);
}

export function readToken(): string | null {
  return sessionStorage.getItem(STORED_AS);
}
