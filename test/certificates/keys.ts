import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { element, objectIdentifier, sequence } from './write-der';

/** A key pair that signs certificates, made anew at each start. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The signature algorithm's identifier, in DER. */
  readonly algorithm: Buffer;
  sign(bytes: Buffer): Buffer;
}

function signingKey(
  { privateKey, publicKey }: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  digest: string | null,
  algorithm: Buffer,
): SigningKey {
  return { privateKey, publicKey, algorithm, sign: (bytes) => sign(digest, bytes, privateKey) };
}

const NULL = element(0x05);

/** One key of each kind that certificates have: made once, for making one takes longer than signing. */
export const KEYS = {
  rsa2048: signingKey(
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    'sha256',
    sequence(objectIdentifier('1.2.840.113549.1.1.11'), NULL),
  ),
  p256: signingKey(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    'sha256',
    sequence(objectIdentifier('1.2.840.10045.4.3.2')),
  ),
  p384: signingKey(
    generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    'sha384',
    sequence(objectIdentifier('1.2.840.10045.4.3.3')),
  ),
  ed25519: signingKey(
    generateKeyPairSync('ed25519'),
    null,
    sequence(objectIdentifier('1.3.101.112')),
  ),
} as const;
export type KeyKind = keyof typeof KEYS;
export const KEY_KINDS = Object.keys(KEYS) as KeyKind[];
