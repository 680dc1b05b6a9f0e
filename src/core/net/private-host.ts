import { isLoopback } from './base-url.ts';

/** The range of link-local addresses, where machines of a cloud find their own secrets. */
const LINK_LOCAL = /^169\.254\.\d|^\[fe[89ab][0-9a-f]:|^\[fd00:ec2::254\]$/i;
/** RFC 1918, 6598 (shared by a carrier), 1122 ("this network") and 4193 (IPv6). */
const PRIVATE_ADDRESS =
  /^(0|10|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.\d|^\[(::|f[cd][0-9a-f]{2}:.*)\]$/i;
/** Names that only a private network, or a machine itself, resolves. */
const PRIVATE_NAME = /(^|\.)(local|localhost|internal|intranet|lan|home\.arpa)$/i;
/** An IPv4 address in the notation of IPv6, as a parsed URL writes it. */
const MAPPED = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/i;

/** Where a machine is asked about itself: no render lies there, whoever says so. */
export function isLinkLocal(hostname: string): boolean {
  return LINK_LOCAL.test(plainHost(hostname));
}

/**
 * True for this machine and for what only a private network reaches, as far as the name tells
 * without being looked up.
 * @param hostname as a parsed URL gives it
 */
export function isPrivateHost(hostname: string): boolean {
  const host = plainHost(hostname);
  const isAddress = isLoopback(host) || PRIVATE_ADDRESS.test(host) || LINK_LOCAL.test(host);
  return isAddress || PRIVATE_NAME.test(host);
}

/** Without the dot that may end a name, and as IPv4 where it is that in disguise. */
function plainHost(hostname: string): string {
  const mapped = MAPPED.exec(hostname);
  if (mapped === null) return hostname.replace(/\.$/, '');
  const [high = 0, low = 0] = mapped.slice(1).map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
