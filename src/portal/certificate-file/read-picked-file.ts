import {
  type CertificateFile,
  LARGEST_CERTIFICATE_FILE,
  readCertificateFile,
} from './read-certificate-file';

/**
 * Reads a file that a person picked. One that is too large is refused by its size, before a byte of it
 * is read. Never rejects: a file that is gone, or must not be read, is `unreadable`.
 */
export async function readPickedFile(file: Blob): Promise<CertificateFile> {
  if (file.size > LARGEST_CERTIFICATE_FILE) return { kind: 'refused', reason: 'too-large' };
  let content: ArrayBuffer;
  try {
    content = await file.arrayBuffer();
  } catch {
    return { kind: 'refused', reason: 'unreadable' };
  }
  return readCertificateFile(new Uint8Array(content));
}
