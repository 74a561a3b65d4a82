/** docs/certificate.md says what the program says: the helpdesk goes by it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { wordsForCertificate } from '../../src/popup/words';
import { CERTIFICATE_CAUSES, codeOf, meaningOf } from '../../src/portal/certificate/status';

const page = readFileSync(new URL('../../docs/certificate.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| C'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('lists every cause with its code, its confidence and its headlines', () => {
  const listed = rows.map(([, code, cause, , confidence, en, ja]) =>
    [code, cause, confidence, en, ja].join(' '),
  );
  const known = CERTIFICATE_CAUSES.map((cause) => {
    const { state, confidence } = meaningOf(cause);
    const { headline } = wordsForCertificate({ state, cause }, false);
    const words = [english[headline].message, japanese[headline].message];
    return [codeOf(cause), `\`${cause}\``, confidence, ...words].join(' ');
  });
  expect([...listed].sort()).toEqual([...known].sort());
});

it('gives no code twice', () => {
  expect(new Set(CERTIFICATE_CAUSES.map(codeOf)).size).toBe(CERTIFICATE_CAUSES.length);
});
