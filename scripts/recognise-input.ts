/** Finds the pages that were asked for, and says in one sentence why one cannot be read. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A page to read, or why not. */
export type PageInput =
  | { readonly name: string; readonly file: string; readonly bytes: Buffer }
  | { readonly name: string; readonly problem: string };

const LIST_ENDINGS = ['.txt', '.list', '.lst'];

/** What browsers save besides HTML, and what to do instead. */
const SAVE_AS_HTML =
  'save the page as "Webpage, Complete" or "Webpage, HTML only" and name that file';
const OTHER_ENDINGS: Readonly<Record<string, string>> = {
  '.mhtml': `a single-file archive: ${SAVE_AS_HTML}`,
  '.mht': `a single-file archive: ${SAVE_AS_HTML}`,
  '.webarchive': `a Safari archive: ${SAVE_AS_HTML}`,
  '.pdf': `a PDF, which has no fields to recognise: ${SAVE_AS_HTML}`,
};

/** Enough to see a tag in: some pages begin with a long comment. */
const SNIFFED = 16_384;
const A_TAG =
  /<(?:!doctype\s+html|html|head|body|title|meta|frameset|i?frame|form|table|div|span|p|dl|ul|ol|h[1-6]|input|label|script|style|main|section)\b/i;

/** Why bytes are no page; null when they look like one. */
function complainAbout(bytes: Buffer): string | null {
  // Whatever the character set, tags are ASCII; in UTF-16 with zeros between the letters.
  const start = bytes.subarray(0, SNIFFED).toString('latin1').replaceAll('\0', '');
  if (start.replace(/^(?:ï»¿|ÿþ|þÿ)/, '').trim() === '') return 'is empty';
  return A_TAG.test(start) ? null : `is not HTML: ${SAVE_AS_HTML}`;
}

/** Why a file cannot be read at all, in words. */
function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'is not there: check the path';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by you';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

type Found = { readonly file: string } | { readonly problem: string };

/** From what was typed to a path; a page on the network is refused, never fetched. */
function locate(typed: string, folder: string): Found {
  if (/^file:/i.test(typed)) {
    try {
      return { file: fileURLToPath(typed) };
    } catch {
      return { problem: 'is not the address of a file on this machine' };
    }
  }
  // One letter before a colon is a drive of Windows.
  if (/^[a-z][a-z\d+.-]+:/i.test(typed)) {
    return {
      problem:
        'is on the network, and this never asks the network: open it in the browser, save it (Ctrl+S, "Webpage, Complete") and name the saved file',
    };
  }
  return { file: resolve(folder, typed) };
}

type Contents = { readonly bytes: Buffer } | { readonly problem: string };

function readContents(file: string): Contents {
  try {
    if (statSync(file).isDirectory()) {
      return { problem: 'is a folder: name the saved pages in it, such as folder/*.html' };
    }
    return { bytes: readFileSync(file) };
  } catch (error) {
    return { problem: explain(error) };
  }
}

/**
 * Reads one page.
 * @param name as it was typed; it stands before the problem
 * @param folder what a relative path starts from
 */
export function readPageFile(name: string, folder: string): PageInput {
  const found = locate(name, folder);
  if ('problem' in found) return { name, problem: found.problem };
  const other = OTHER_ENDINGS[extname(found.file).toLowerCase()];
  const contents = readContents(found.file);
  if ('problem' in contents) return { name, problem: contents.problem };
  const problem = other === undefined ? complainAbout(contents.bytes) : `is ${other}`;
  return problem === null ? { name, file: found.file, bytes: contents.bytes } : { name, problem };
}

function readList(name: string, folder: string): readonly PageInput[] {
  const found = locate(name, folder);
  if ('problem' in found) return [{ name, problem: found.problem }];
  const contents = readContents(found.file);
  if ('problem' in contents) return [{ name, problem: contents.problem }];
  const lines = contents.bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) return [{ name, problem: 'is empty: it should name one page a line' }];
  return lines.map((line) => readPageFile(line, dirname(found.file)));
}

/**
 * Reads everything that was asked for, lists opened.
 * @param inputs as they were typed
 * @param folder where they were typed
 */
export function readInputs(inputs: readonly string[], folder: string): readonly PageInput[] {
  return inputs.flatMap((name) =>
    LIST_ENDINGS.includes(extname(name).toLowerCase())
      ? readList(name, folder)
      : [readPageFile(name, folder)],
  );
}
