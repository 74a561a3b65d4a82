/**
 * A block of PEM (RFC 7468).
 * @param lineBreak as the system writes it
 */
export function toPem(bytes: Uint8Array, label = 'CERTIFICATE', lineBreak = '\n'): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join(lineBreak);
}
