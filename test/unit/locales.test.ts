import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';

const root = join(import.meta.dirname, '../..');

type Messages = Record<string, { message: string; description?: string }>;
const languages: Record<string, Messages> = { en: english, ja: japanese };

function sourceText(): string {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.(?:tsx?|html)$/.test(file));
  return sources.map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n');
}

const placeholders = (message: string): readonly string[] =>
  [...new Set(message.match(/\$\d/g) ?? [])].sort();

describe('the sentences', () => {
  it('exist in both languages, in the same order', () => {
    expect(Object.keys(japanese)).toEqual(Object.keys(english));
  });

  it('take the same substitutions in both', () => {
    const differing = Object.keys(english).filter((key) => {
      const [en, ja] = [languages.en?.[key]?.message, languages.ja?.[key]?.message];
      return placeholders(en ?? '').join() !== placeholders(ja ?? '').join();
    });
    expect(differing).toEqual([]);
  });

  it('have no stray space at an end', () => {
    const stray = Object.values(languages).flatMap((messages) =>
      Object.entries(messages)
        .filter(([key, { message }]) => key !== 'page_list_separator' && message.trim() !== message)
        .map(([key]) => key),
    );
    expect(stray).toEqual([]);
  });

  it('are all explained to translators', () => {
    const unexplained = Object.values(languages).flatMap((messages) =>
      Object.entries(messages)
        .filter(([, { description }]) => !description)
        .map(([key]) => key),
    );
    expect(unexplained).toEqual([]);
  });

  it('are all used', () => {
    const used =
      sourceText() + JSON.stringify(manifest).replaceAll('__', ' ').replaceAll('MSG_', '');
    const unused = Object.keys(english).filter((key) => !new RegExp(`\\b${key}\\b`).test(used));
    expect(unused).toEqual([]);
  });

  it.each(Object.entries(languages))('%s: the description fits the stores', (_, messages) => {
    expect(messages.extension_description?.message.length).toBeLessThanOrEqual(132);
  });
});
