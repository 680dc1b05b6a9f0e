import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/*
 * A feed (`latest-linux.yml`) is believed only with a signature of our own beside it
 * (`latest-linux.yml.sig`): a line for each key that signed it, `KEY-ID SIGNATURE`. While one key
 * follows another, both sign, and apps of either time believe it.
 *
 * The feed's own name is part of what is signed, so that one channel's or system's feed says
 * nothing in the place of another's. The digests in a feed then hold for the files it names.
 */

const PURPOSE = 'renderdesk update feed, form 1';
const ID_LENGTH = 16;
/** An Ed25519 signature in base64. */
const LINE = /^([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)$/;

function signedBytes(fileName: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${PURPOSE}\n${fileName}\n`), content]);
}

/** What a key is called in a signature. @param publicKey SPKI, in base64 */
export function keyId(publicKey: string): string {
  const der = Buffer.from(publicKey, 'base64');
  return createHash('sha256').update(der).digest('hex').slice(0, ID_LENGTH);
}

/** The public half of a private key: both in base64, PKCS#8 and SPKI. */
export function publicKeyOf(privateKey: string): string {
  const pair = createPublicKey(readPrivateKey(privateKey));
  return pair.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** @returns the content of the file beside the feed */
export function signFeed(
  fileName: string,
  content: Buffer,
  privateKeys: readonly string[],
): string {
  return privateKeys
    .map((privateKey) => {
      const key = readPrivateKey(privateKey);
      const signature = sign(null, signedBytes(fileName, content), key).toString('base64');
      return `${keyId(publicKeyOf(privateKey))} ${signature}\n`;
    })
    .join('');
}

/** Whether one of these keys signed this feed under this name. Never throws. */
export function isFeedSigned(
  fileName: string,
  content: Buffer,
  signatures: string,
  publicKeys: readonly string[],
): boolean {
  const known = new Map(publicKeys.map((key) => [keyId(key), key]));
  return signatures.split('\n').some((line) => {
    const [, id = '', signature = ''] = LINE.exec(line) ?? [];
    const publicKey = known.get(id);
    return publicKey !== undefined && isValid(fileName, content, signature, publicKey);
  });
}

function isValid(fileName: string, content: Buffer, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, signedBytes(fileName, content), key, Buffer.from(signature, 'base64'));
  } catch {
    // A key of the list that is none signs nothing.
    return false;
  }
}

function readPrivateKey(privateKey: string): ReturnType<typeof createPrivateKey> {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key is no Ed25519 key.');
  return key;
}
