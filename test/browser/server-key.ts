/**
 * Trust without a certificate store: on macOS and Windows browsers read the system's, which a run
 * leaves alone. A switch of the browser's names the one server key to accept instead.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { PORTAL_HOST } from '../../src/portal/links';

/**
 * Asks the stand-in portal for its certificate.
 * @param port where it listens on this machine
 * @returns the SHA-256 of its public key, in base64
 */
export function readServerKey(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      // Nothing is sent over it: this connection is made to see whom the browser shall trust.
      { host: '127.0.0.1', port, servername: PORTAL_HOST, rejectUnauthorized: false },
      () => {
        const { raw } = socket.getPeerCertificate();
        socket.destroy();
        const key = new X509Certificate(raw).publicKey.export({ type: 'spki', format: 'der' });
        resolve(createHash('sha256').update(key).digest('base64'));
      },
    );
    socket.on('error', reject);
  });
}
