/** How a sign-in that Password Protect asks for shows on the wire. */

/** A header as `webRequest` reports it. */
interface Header {
  readonly name: string;
  readonly value?: string | undefined;
}

/**
 * Tells whether an answer asks for a sign-in the way Password Protect does.
 * @param status the HTTP status
 * @param headers the answer's headers
 * @returns true for a 401 that carries a Basic challenge (RFC 7617), alone or among others
 */
export function asksForSignIn(status: number, headers: readonly Header[]): boolean {
  if (status !== 401) return false;
  return headers.some(
    ({ name, value }) =>
      name.toLowerCase() === 'www-authenticate' && /(?:^|,)\s*basic(?:\s|,|$)/i.test(value ?? ''),
  );
}
