const WHITE_SPACE = /\s+/g;

/**
 * Decodes base64 (RFC 4648, 4), in lines or not: padded, and nothing in it but its 64 characters.
 * @returns null when it is not well formed, or empty
 */
export function decodeBase64(text: string): Uint8Array | null {
  const code = text.replace(WHITE_SPACE, '');
  const padding = code.endsWith('==') ? 2 : code.endsWith('=') ? 1 : 0;
  if (code === '' || code.length % 4 !== 0) return null;
  if (/[^A-Za-z0-9+/]/.test(code.slice(0, code.length - padding))) return null;
  const decoded = atob(code);
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = decoded.charCodeAt(at);
  return bytes;
}
