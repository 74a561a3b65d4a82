import { type DerElement, TAG } from './der';

const REPLACEMENT = '\ufffd';

/** By hand: what the web calls "latin1" has curly quotes where ISO 8859-1 has control characters. */
function readLatin1(content: Uint8Array): string {
  let text = '';
  for (const octet of content) text += String.fromCharCode(octet);
  return text;
}

/** Four octets for a character (X.680, 41.6). */
function readUniversal(content: Uint8Array): string {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= content.length; at += 4) {
    const point = view.getUint32(at);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : REPLACEMENT;
  }
  return content.length % 4 === 0 ? text : text + REPLACEMENT;
}

/**
 * The text of a string, of the kinds that names are written in (RFC 5280, 4.1.2.4 and appendix A).
 * What its kind does not allow becomes U+FFFD.
 * @returns null for another kind of value
 */
export function readString({ tag, content }: DerElement): string | null {
  switch (tag) {
    // Plain ASCII by rule; where software broke it, it mostly wrote UTF-8.
    case TAG.numericString:
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.visibleString:
    case TAG.utf8String:
      return new TextDecoder().decode(content);
    // By rule T.61, which nobody writes: those who made and those who read it meant ISO 8859-1.
    case TAG.teletexString:
      return readLatin1(content);
    case TAG.bmpString:
      return new TextDecoder('utf-16be').decode(content);
    case TAG.universalString:
      return readUniversal(content);
    default:
      return null;
  }
}
