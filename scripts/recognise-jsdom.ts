/** Reads saved pages in jsdom: quick, nothing is loaded, no script of the page runs. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { FrameReading, PageReading } from './recognise-in-page';
import {
  type DocumentReading,
  frameFile,
  type PageReader,
  shortenAddress,
} from './recognise-reader';
import { bundleReader, READ_PAGE } from './recognise-script';

/** Pages in frames in frames; the same page may even hold itself. */
const MOST_DOCUMENTS = 50;

/** A document that waits to be read. */
interface Waiting {
  readonly frame: string;
  /** Where it is: what its frames' addresses are relative to. */
  readonly url: URL;
  readonly html: Buffer | string;
}

/** A frame's document when it is on this machine; null when it was not saved. */
function openFrame({ src, srcdoc }: FrameReading, holder: URL): Omit<Waiting, 'frame'> | null {
  if (srcdoc !== null) return { url: holder, html: srcdoc };
  try {
    // Against the file, not against the page's <base>: this is how a saved page finds its frames.
    const url = new URL(src, holder);
    return url.protocol === 'file:' ? { url, html: readFileSync(fileURLToPath(url)) } : null;
  } catch {
    return null;
  }
}

function nameFrame({ src, srcdoc }: FrameReading, index: number): string {
  if (srcdoc !== null || src === '') return `frame ${index + 1}`;
  return frameFile(src);
}

/** A frame without an address is filled by a script, if at all. */
const isSomething = ({ src, srcdoc }: FrameReading): boolean =>
  srcdoc !== null || !/^(?:about:.*|javascript:.*|)$/is.test(src);

/**
 * @param encoding the character set of every page; null to believe the page
 * @param script see `bundleReader`; bundled here when left out
 */
export async function openJsdomReader(
  encoding: string | null,
  script?: string,
): Promise<PageReader> {
  const reader = new Script(script ?? (await bundleReader()));
  const call = new Script(READ_PAGE);

  const readDocument = ({ url, html }: Waiting): PageReading => {
    const dom = new JSDOM(html, {
      url: url.href,
      contentType: encoding === null ? 'text/html' : `text/html; charset=${encoding}`,
      // Ours runs, the page's does not; neither style sheets nor frames are loaded.
      runScripts: 'outside-only',
      // jsdom complains about style sheets that it cannot read.
      virtualConsole: new VirtualConsole(),
    });
    try {
      const context = dom.getInternalVMContext();
      reader.runInContext(context);
      return JSON.parse(String(call.runInContext(context)));
    } finally {
      dom.window.close();
    }
  };

  return {
    async read(page, file, bytes) {
      const waiting: Waiting[] = [{ frame: '', url: pathToFileURL(file), html: bytes }];
      const seen = new Set([waiting[0]?.url.pathname]);
      const readings: DocumentReading[] = [];
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { frame, url } = next;
        const { frames, ...reading } = readDocument(next);
        const unread: string[] = [];
        for (const [index, inner] of frames.filter(isSomething).entries()) {
          const opened = openFrame(inner, url);
          if (opened === null) {
            unread.push(shortenAddress(inner.src));
            continue;
          }
          const isNew = inner.srcdoc !== null || !seen.has(opened.url.pathname);
          seen.add(opened.url.pathname);
          const name = [frame, nameFrame(inner, index)].filter(Boolean).join(' › ');
          if (isNew && readings.length + waiting.length < MOST_DOCUMENTS) {
            waiting.push({ ...opened, frame: name });
          }
        }
        readings.push({ page, frame, ...reading, unread });
      }
      return readings;
    },
    close: () => Promise.resolve(),
  };
}
