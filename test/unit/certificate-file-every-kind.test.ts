import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CertificateSummary } from '../../src/portal/certificate-file/read-certificate';
import { readCertificateFile } from '../../src/portal/certificate-file/read-certificate-file';
import { listEveryKind } from '../certificates/every-kind';
import { makeCertificate, type Name } from '../certificates/make-certificate';
import { splitName } from '../certificates/split-name';
import { toPem } from '../certificates/to-pem';

function read(bytes: Uint8Array): CertificateSummary {
  const file = readCertificateFile(bytes);
  if (file.kind !== 'certificate') throw new Error(file.reason);
  return file.certificate;
}

/** Node's words for two attributes are longer than ours. */
const NODE_TYPES: Readonly<Record<string, string>> = { E: 'emailAddress', STREET: 'street' };

/** Types and values of a name that was read, as `type=value`, in order. */
function attributesOf(name: string): string[] {
  return splitName(name)
    .flat()
    .map(([type, value]) => `${NODE_TYPES[type] ?? type}=${value}`)
    .sort();
}

/** The same of a name that Node has read. */
function attributesOfNode(name: unknown): string[] {
  return Object.entries(name as Record<string, string | string[]>)
    .flatMap(([type, values]) => [values].flat().map((value) => `${type}=${value}`))
    .sort();
}

const valuesOf = (name: Name): string[][] =>
  name.map((attributes) => attributes.map(([, , value]) => value));

const designs = listEveryKind();
const made = designs.map((design) => {
  const der = makeCertificate(design);
  return { design, der, node: new X509Certificate(der), ours: read(der) };
});

describe('every kind of certificate', () => {
  it('is many', () => {
    expect(new Set(made.map(({ der }) => der.toString('hex'))).size).toBe(made.length);
    expect(made.length).toBeGreaterThanOrEqual(500);
    expect(made.some(({ ours }) => ours.isAuthority)).toBe(true);
  });

  it('is signed rightly', () => {
    const wrong = made.filter(({ node }) => !node.verify(node.publicKey));
    expect(wrong).toEqual([]);
  });

  it('is valid from and to when Node says', () => {
    for (const { node, ours } of made) {
      expect(ours.notBefore).toBe(Date.parse(node.validFrom));
      expect(ours.notAfter).toBe(Date.parse(node.validTo));
    }
  });

  it('is an authority where Node says so', () => {
    for (const { node, ours } of made) expect(ours.isAuthority).toBe(node.ca);
  });

  it('has the names that Node reads', () => {
    for (const { node, ours } of made) {
      const { subject, issuer } = node.toLegacyObject();
      expect(attributesOf(ours.subject)).toEqual(attributesOfNode(subject));
      expect(attributesOf(ours.issuer)).toEqual(attributesOfNode(issuer));
    }
  });

  it('has its names as they were written, the most specific part first', () => {
    for (const { design, ours } of made) {
      const shown = splitName(ours.subject).map((set) => set.map(([, value]) => value));
      expect(shown).toEqual(valuesOf(design.subject ?? []).reverse());
    }
  });

  it('is the same as PEM', () => {
    for (const { der, ours } of made) {
      expect(read(Buffer.from(toPem(der)))).toEqual(ours);
    }
  });
});
