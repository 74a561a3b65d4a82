/**
 * An X display that no screen shows, and keys pressed on it as a person would: for what the browser asks
 * in windows of its own, which no debugging reaches. It ends with the process that started it.
 */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A running display. Key names are X's: `Escape`, `Return`, `Tab`. */
export interface Display {
  /** What a program takes for DISPLAY, such as `:99`. */
  readonly name: string;
  /** Presses keys, one after the other, in the window that has the focus. */
  press(...keys: readonly string[]): Promise<void>;
  /** Types a text there. */
  type(text: string): Promise<void>;
  /** How bright a point is, from 0 for black to 255; its place is in pixels from the upper left. */
  brightnessAt(x: number, y: number): Promise<number>;
  /** Ends it and removes its folder; a second call does no harm. */
  close(): Promise<void>;
}

const KEEPER = fileURLToPath(new URL('../servers/keeper.mjs', import.meta.url));

const SCREEN = '1280x900x24';

/** Where Xvfb keeps what the screen shows, in its folder, in the format of xwd(1). */
const FRAME_FILE = 'Xvfb_screen0';
/** Its header, and after it the colours; of the header's numbers, which are big-endian, where these are. */
const HEADER_BYTES = 100;
const HEADER_SIZE_AT = 0;
const ROW_BYTES_AT = 48;
const COLOURS_AT = 76;
const COLOUR_BYTES = 12;
const PIXEL_BYTES = 4;

/** Between two keys, in milliseconds: a dialog may lose what comes faster. */
const KEY_DELAY_MS = 40;

/** Waits for the line with the display's number. */
async function readNumber(
  keeper: ChildProcessByStdio<Writable, Readable, Readable>,
  ended: Promise<unknown>,
): Promise<string> {
  let said = '';
  keeper.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let line = '';
  for await (const text of keeper.stdout.setEncoding('utf8')) {
    line += String(text);
    if (line.endsWith('\n')) return line.trim();
  }
  await ended;
  throw new Error(`Xvfb ended at once. It said:\n${said}`);
}

async function brightnessIn(frame: string, x: number, y: number): Promise<number> {
  const file = await open(frame);
  try {
    const { buffer: header } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const pixels =
      header.readUInt32BE(HEADER_SIZE_AT) + header.readUInt32BE(COLOURS_AT) * COLOUR_BYTES;
    const at = pixels + y * header.readUInt32BE(ROW_BYTES_AT) + x * PIXEL_BYTES;
    const { buffer: pixel } = await file.read(Buffer.alloc(PIXEL_BYTES), 0, PIXEL_BYTES, at);
    const [blue = 0, green = 0, red = 0] = pixel;
    return (red + green + blue) / 3;
  } finally {
    await file.close();
  }
}

/**
 * Starts a display with a number that no other has.
 * @throws Error with the display's own words when it does not start
 */
export async function startDisplay(): Promise<Display> {
  const folder = await mkdtemp(join(tmpdir(), 'e-parcel-display-'));
  const args = ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-fbdir', folder];
  // From here on the folder is the keeper's to remove.
  const keeper = spawn(process.execPath, [KEEPER, folder, 'Xvfb', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(keeper, 'close');
  const name = `:${await readNumber(keeper, ended)}`;
  const env = { ...process.env, DISPLAY: name };
  const xdotool = async (command: 'key' | 'type', ...words: readonly string[]) => {
    await promisify(execFile)('xdotool', [command, '--delay', `${KEY_DELAY_MS}`, ...words], {
      env,
    });
  };
  return {
    name,
    press: (...keys) => xdotool('key', ...keys),
    type: (text) => xdotool('type', '--', text),
    brightnessAt: (x, y) => brightnessIn(join(folder, FRAME_FILE), x, y),
    async close() {
      keeper.stdin.end();
      await ended;
    },
  };
}
