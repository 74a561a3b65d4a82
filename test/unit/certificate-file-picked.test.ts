import { describe, expect, it } from 'vitest';
import { LARGEST_CERTIFICATE_FILE } from '../../src/portal/certificate-file/read-certificate-file';
import { readPickedFile } from '../../src/portal/certificate-file/read-picked-file';
import { makeCertificate } from '../certificates/make-certificate';
import { toPem } from '../certificates/to-pem';

const MEGABYTE = 1_048_576;

/** A file of a size that says whether anybody has read of it. */
class UntouchedBlob extends Blob {
  touched = false;
  readonly #size: number;

  constructor(size: number) {
    super();
    this.#size = size;
  }

  override get size(): number {
    return this.#size;
  }

  #refuse(): never {
    this.touched = true;
    throw new Error('It was read.');
  }

  override arrayBuffer = (): never => this.#refuse();
  override slice = (): never => this.#refuse();
  override stream = (): never => this.#refuse();
  override text = (): never => this.#refuse();
}

describe('a picked file', () => {
  it('is read', async () => {
    const picked = new File([toPem(makeCertificate())], 'my certificate.cer');
    expect(await readPickedFile(picked)).toMatchObject({
      kind: 'certificate',
      certificate: { commonName: 'EP123456' },
    });
  });

  it('is told by what is in it, and not by its name', async () => {
    const picked = new File([new Uint8Array(makeCertificate())], 'certificate.p12', {
      type: 'application/x-pkcs12',
    });
    expect((await readPickedFile(picked)).kind).toBe('certificate');
  });

  it.each([LARGEST_CERTIFICATE_FILE + 1, 100 * MEGABYTE, 2 ** 40])(
    'of %i bytes is never read',
    async (size) => {
      const picked = new UntouchedBlob(size);
      expect(await readPickedFile(picked)).toEqual({ kind: 'refused', reason: 'too-large' });
      expect(picked.touched).toBe(false);
    },
  );

  it('of 100 MB is refused, a real one', async () => {
    const picked = new Blob(Array.from({ length: 100 }, () => new Uint8Array(MEGABYTE)));
    expect(picked.size).toBe(100 * MEGABYTE);
    expect(await readPickedFile(picked)).toEqual({ kind: 'refused', reason: 'too-large' });
  });

  it('that cannot be read is refused, whichever way it fails', async () => {
    const unreadable = { kind: 'refused', reason: 'unreadable' };
    const gone = new Blob(['x']);
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await readPickedFile(gone)).toEqual(unreadable);
    expect(await readPickedFile(new UntouchedBlob(LARGEST_CERTIFICATE_FILE))).toEqual(unreadable);
  });

  it('is measured again when it has been read', async () => {
    const grown = new Blob(['x']);
    grown.arrayBuffer = () => Promise.resolve(new ArrayBuffer(LARGEST_CERTIFICATE_FILE + 1));
    expect(await readPickedFile(grown)).toEqual({ kind: 'refused', reason: 'too-large' });
  });

  it('may be empty', async () => {
    expect(await readPickedFile(new Blob())).toEqual({ kind: 'refused', reason: 'empty' });
  });
});
