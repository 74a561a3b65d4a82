/** What nginx's own page says when it refuses a certificate. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRefusal } from '../../src/portal/certificate/refusal-page';

const page = (title: string): string =>
  `<html>\r\n<head><title>400 ${title}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>${title}</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
const NONE = page('No required SSL certificate was sent');
const REFUSED = page('The SSL certificate error');

interface Sent {
  readonly body: ReadableStream<Uint8Array>;
  /** How many pieces were asked for. */
  readonly asked: () => number;
}

/** @param end what comes after the pieces: the end, a break, or nothing more for ever */
function send(pieces: Iterable<Uint8Array>, end: 'end' | 'break' = 'end'): Sent {
  const rest = pieces[Symbol.iterator]();
  let asked = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        asked += 1;
        const { done, value } = rest.next();
        if (!done) controller.enqueue(value);
        else if (end === 'end') controller.close();
        else controller.error(new TypeError('network error'));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, asked: () => asked };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const inPieces = (text: string, size: number): Uint8Array[] => {
  const all = bytes(text);
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
};

it.each([
  ['none came', NONE, 'none-sent'],
  ['one came and was refused', REFUSED, 'not-accepted'],
  ['in other letters', NONE.toUpperCase(), 'none-sent'],
  ['something else', page('Bad Request'), undefined],
  ['an empty page', '', undefined],
  ['a page of the portal’s own', '<p>証明書が必要です</p>', undefined],
])('%s', async (_name, text, refusal) => {
  expect(await readRefusal(send([bytes(text)]).body)).toBe(refusal);
});

it('no body says nothing', async () => expect(await readRefusal(null)).toBeUndefined());

describe('a page in pieces', () => {
  it('of any size is read as one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        const text = `証明書🔒${NONE}`;
        expect(await readRefusal(send(inPieces(text, size)).body)).toBe('none-sent');
      }),
    );
  });

  it('with empty ones among them', async () => {
    const pieces = inPieces(REFUSED, 10).flatMap((piece) => [new Uint8Array(0), piece]);
    expect(await readRefusal(send(pieces).body)).toBe('not-accepted');
  });
});

describe('a page that breaks off', () => {
  it('is read as far as it came', async () => {
    expect(await readRefusal(send([bytes(NONE)], 'break').body)).toBe('none-sent');
    expect(await readRefusal(send([bytes(NONE.slice(0, 30))], 'break').body)).toBeUndefined();
  });

  it('at once says nothing', async () => {
    expect(await readRefusal(send([], 'break').body)).toBeUndefined();
  });
});

describe('a huge page', () => {
  function* endless(): Generator<Uint8Array> {
    for (;;) yield bytes('x'.repeat(1_000));
  }

  it('is not read to its end, and can be let go of', async () => {
    const { body, asked } = send(endless());
    expect(await readRefusal(body)).toBeUndefined();
    expect(asked()).toBe(5);
    await expect(body.cancel()).resolves.toBeUndefined();
  });

  it('says nothing where it says it late', async () => {
    const late = 'x'.repeat(5_000);
    expect(await readRefusal(send(inPieces(late + NONE, 1_000)).body)).toBeUndefined();
  });
});
