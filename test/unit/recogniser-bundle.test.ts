/** The recogniser as one file, in a page that is not ours: jsdom with the script put into it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { bundleScript, RECOGNISER } from '../../scripts/recogniser-bundle';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'e-parcel-recogniser-'));
const script = join(folder, 'recogniser.js');
const module = join(folder, 'recogniser.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  writeFileSync(script, await bundleScript({ root, ...RECOGNISER, format: 'iife' }));
  writeFileSync(module, await bundleScript({ root, ...RECOGNISER, format: 'es' }));
});

const USER_INFO = `<h1>User Info</h1><form action="/update" method="post"><table>
  <tr><td>User name</td><td>first name <input name="a1" id="first"><br>last name <input name="a2"></td></tr>
  <tr><td>Company name</td><td><input name="a3"></td></tr>
  <tr><td>New Password</td><td><input type="password" name="p1" id="new"></td></tr>
  <tr><td>New Password (re-enter)</td><td><input type="password" name="p2" id="again"></td></tr>
  <tr><td>Password Protect</td><td><label><input type="radio" name="pp" value="1">Yes</label>
    <label><input type="radio" name="pp" value="0" checked>No</label></td></tr>
  <tr><td colspan="2"><input type="submit" value="Update"></td></tr></table></form>`;

const SIGN_UP = `<form><p>Password <input type="password" id="new"></p>
  <p>Confirm password <input type="password" id="again"></p><button>Join</button></form>`;

/** Puts the file into a page and asks it something there. */
function ask(html: string, question: string): unknown {
  const { window } = new JSDOM(html, { runScripts: 'outside-only' });
  try {
    window.eval(readFileSync(script, 'utf8'));
    // Plain data of another realm compares as what it says.
    return JSON.parse(String(window.eval(`JSON.stringify(${question})`)));
  } finally {
    window.close();
  }
}

it('recognises User Info, with its parts as elements of the page', () => {
  expect(ask(USER_INFO, 'eParcelRecogniser.recogniseUserInfo(document).answer')).toBe('match');
  const ids = `(({ parts }) => [parts.newPassword.id, parts.reEntry.id, parts.firstName.id])(
    eParcelRecogniser.recogniseUserInfo(document))`;
  expect(ask(USER_INFO, ids)).toEqual(['new', 'again', 'first']);
});

it('says no of an empty page, and of a page without a body', () => {
  const answer = 'eParcelRecogniser.recogniseUserInfo(document).answer';
  expect(ask('', answer)).toBe('no');
  expect(ask('', `(document.body.remove(), ${answer})`)).toBe('no');
});

it('reads a document that a parser made', () => {
  const parsed = `new DOMParser().parseFromString(${JSON.stringify(USER_INFO)}, 'text/html')`;
  expect(ask('', `eParcelRecogniser.recogniseUserInfo(${parsed}).answer`)).toBe('match');
});

it('finds a password and its re-entry on another page', () => {
  const ids = `eParcelRecogniser.findPasswordPairs(document).map(
    ({ newPassword, reEntry, points }) => [newPassword.id, reEntry.id, points > 0])`;
  expect(ask(SIGN_UP, ids)).toEqual([['new', 'again', true]]);
  expect(ask('', ids)).toEqual([]);
});

it.each([
  ['https://secure.e-parcel.ne.jp/', true],
  ['https://secure.e-parcel.ne.jp', true],
  ['https://SECURE.e-parcel.ne.jp:443/user?lang=ja#top', true],
  ['http://secure.e-parcel.ne.jp/', false],
  ['https://secure.e-parcel.ne.jp:8443/', false],
  ['https://secure.e-parcel.ne.jp.example.com/', false],
  ['https://www.e-parcel.ne.jp/', false],
  ['https://user@secure.e-parcel.ne.jp/', false],
  ['https://example.com/?https://secure.e-parcel.ne.jp/', false],
  ['file:///secure.e-parcel.ne.jp/', false],
  ['secure.e-parcel.ne.jp', false],
  ['', false],
])('the host gate by itself: %s', (url, isOurs) => {
  expect(ask('', `eParcelRecogniser.isPortal(${JSON.stringify(url)})`)).toBe(isOurs);
});

it('does not ask where the document came from', () => {
  const { window } = new JSDOM(USER_INFO, { runScripts: 'outside-only', url: 'https://a.example' });
  window.eval(readFileSync(script, 'utf8'));
  expect(window.eval('eParcelRecogniser.recogniseUserInfo(document).answer')).toBe('match');
  window.close();
});

it('is global also where the script runs inside a function, as an init script does', () => {
  const { window } = new JSDOM('', { runScripts: 'outside-only' });
  window.eval(`(() => { 'use strict';\n${readFileSync(script, 'utf8')}\n})()`);
  expect(window.eval('Object.keys(eParcelRecogniser).sort().join()')).toBe(
    'findPasswordPairs,isPortal,recogniseUserInfo,version',
  );
  window.close();
});

it('exports the same as a module, in Node as well', () => {
  const code = `import * as all from ${JSON.stringify(pathToFileURL(module).href)};
    console.log(Object.keys(all).join(), all.version, all.isPortal('https://a.example'));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe(
    `findPasswordPairs,isPortal,recogniseUserInfo,version ${packageJson.version} false`,
  );
});

it.each(['iife', 'mjs'])(
  'neither runs text as code nor asks the network or an extension (%s)',
  (kind) => {
    const code = readFileSync(kind === 'mjs' ? module : script, 'utf8')
      // Comments may speak of anything.
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '');
    expect(code).toContain('recogniseUserInfo');
    expect(code).not.toMatch(/\beval\b|new Function|\bimport\s*\(|\bimport\b[^;]*\bfrom\b/);
    expect(code).not.toMatch(
      /\bfetch\b|XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts/,
    );
    expect(code).not.toMatch(/\bchrome\b|\bbrowser\./);
  },
);
