import type { IncomingMessage } from 'node:http';

/** Many times what the User Info form can hold, and nothing that hurts. */
const MOST_BYTES = 64 * 1024;

/**
 * Reads what a form sent.
 * @returns its fields, or null when it is larger than any form of the portal
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += buffer.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(buffer);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
