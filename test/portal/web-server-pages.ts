/**
 * Pages that do not come from the portal but from the web server in front of it. They have no
 * navigation, and except for the sign-in page, which customers do read, they are English always.
 */
import { html } from './html';
import { type Language, WORDING } from './wording';

/** What was wrong with the client certificate. */
export type CertificateFault = 'missing' | 'invalid';

function barePage(title: string, heading: string, sentence: string, language: Language): string {
  return html`<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<center><h1>${heading}</h1></center>
<center>${sentence}</center>
<hr>
</body>
</html>
`.toString();
}

/** How nginx says over HTTP that it does not take the certificate. */
export function certificateRefusedPage(status: 400 | 403, fault: CertificateFault): string {
  const sentence =
    fault === 'missing' ? 'No required SSL certificate was sent' : 'The SSL certificate error';
  const heading = status === 400 ? '400 Bad Request' : '403 Forbidden';
  return barePage(`${status} ${sentence}`, heading, sentence, 'en');
}

/** The portal is out of order. */
export function outOfOrderPage(): string {
  const title = '503 Service Temporarily Unavailable';
  return barePage(title, title, 'The server is temporarily unable to service your request.', 'en');
}

/** Something that the portal's own program cannot do with a request. */
export function faultPage(status: 413 | 500, sentence: string): string {
  return barePage(String(status), String(status), sentence, 'en');
}

/** What is seen when the sign-in dialog of Password Protect was cancelled. */
export function signInPage(language: Language): string {
  const words = WORDING[language];
  return barePage(`401 ${words.signInNeeded}`, words.signInNeeded, words.signInHow, language);
}
