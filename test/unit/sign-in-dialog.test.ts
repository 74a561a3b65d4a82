// @vitest-environment jsdom
/** The drawing of the browser's sign-in window: what it says, and that it is nothing but a drawing. */
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { drawSignInDialog } from '../../src/shared/sign-in-dialog';
import type { MessageKey } from '../../src/shared/strings';

const MESSAGES = { en: english, ja: japanese };
type Language = keyof typeof MESSAGES;

const sayIn =
  (language: Language) =>
  (key: MessageKey, ...rest: readonly string[]): string =>
    MESSAGES[language][key].message.replace(
      /\$(\d)/g,
      (_, place) => rest[Number(place) - 1] ?? 'nothing',
    );

const draw = (kind: Parameters<typeof drawSignInDialog>[0], language: Language = 'en') =>
  drawSignInDialog(kind, sayIn(language));

/** What stands in it, line by line. */
const read = (figure: HTMLElement): readonly (string | null)[] =>
  Array.from(
    figure.querySelectorAll('[aria-hidden] span:not(:has(span))'),
    (span) => span.textContent,
  );

const ORIGIN = 'https://secure.e-parcel.ne.jp';
const CHROME = {
  en: ['Sign in', ORIGIN, 'Username', 'your e-Parcel ID', 'Password', 'your login password'],
  ja: ['ログイン', ORIGIN, 'ユーザー名', 'e-Parcel ID', 'パスワード', 'ログインパスワード'],
};

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  const [button, cancel] = { en: ['Sign in', 'Cancel'], ja: ['ログイン', 'キャンセル'] }[language];
  it.each(['chrome', 'other'] as const)('%s: as Chromium words it', (kind) => {
    expect(read(draw(kind, language))).toEqual([...CHROME[language], button, cancel]);
  });

  it('each of the others has its own words above the same boxes', () => {
    const boxes = CHROME[language].slice(2);
    const [edge, firefox] = [draw('edge', language), draw('firefox', language)].map(read);
    expect(edge?.slice(2, 6)).toEqual(boxes);
    expect(firefox?.slice(2, 6)).toEqual(boxes);
    expect(edge?.[1]).toContain(ORIGIN);
    expect(firefox?.[0]).toBe('secure.e-parcel.ne.jp');
    expect(edge?.[0]).not.toBe(CHROME[language][0]);
  });
});

describe.each(['chrome', 'edge', 'firefox', 'other'] as const)('%s', (kind) => {
  const figure = draw(kind);

  it('is one picture, said in one sentence that tells which goes where', () => {
    const [picture, ...more] = figure.querySelectorAll('[role=img]');
    expect(more).toEqual([]);
    const words = picture?.getAttribute('aria-label') ?? '';
    expect(words).toContain('your e-Parcel ID goes into the box “Username”');
    expect(words).toContain('your login password into the box “Password”');
    expect(words).not.toMatch(/\$|nothing/);
    expect(picture?.querySelector(':scope > :not([aria-hidden=true])')).toBeNull();
  });

  it('says that it is a drawing', () => {
    expect(figure.localName).toBe('figure');
    expect(figure.querySelector('figcaption')?.textContent).toBe(english.dialog_caption.message);
  });

  it('has nothing to type into, to press or to go to, and no name but its own', () => {
    const all = [figure, ...figure.querySelectorAll<HTMLElement>('*')];
    const allowed = ['div', 'figcaption', 'figure', 'span'];
    for (const element of all) {
      expect(allowed).toContain(element.localName);
      expect(element.tabIndex).toBe(-1);
      expect(element.className).toMatch(/^dialog-\w+$/);
      expect(element.id).toBe('');
    }
  });
});
