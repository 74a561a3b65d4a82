/**
 * What nginx's own page says when it refuses a certificate: the status is 400 for both, the words tell
 * "none came" from "one came and was refused" (nginx's built-in pages, measured).
 */

/** The pages are short; what does not stand at the beginning, in bytes, is not read. */
const READ_AT_MOST = 4_096;

/** Reads the beginning of a body; as far as it came, when it breaks off. */
async function readBeginning(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  try {
    while (length < READ_AT_MOST) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // A server that refuses may well close before its page has come to an end.
  } finally {
    reader.releaseLock();
  }
  return text;
}

/** What such a page says: no certificate came, or one came and was refused. */
export const REFUSALS = ['none-sent', 'not-accepted'] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * Reads words of a page that came with HTTP 400; its title has them, too.
 * @returns what they say of the certificate, or undefined when they say nothing of it
 */
export function readRefusalWords(text: string): Refusal | undefined {
  if (/No required SSL certificate was sent/i.test(text)) return 'none-sent';
  return /The SSL certificate error/i.test(text) ? 'not-accepted' : undefined;
}

/**
 * Reads a page that came with HTTP 400.
 * @param body the page; null when there is none
 */
export async function readRefusal(
  body: ReadableStream<Uint8Array> | null,
): Promise<Refusal | undefined> {
  return body === null ? undefined : readRefusalWords(await readBeginning(body));
}
