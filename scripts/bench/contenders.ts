/** The assistant and what it is compared with, each on a User Info page of its own. */
import { bundleScript } from '../recogniser-bundle';
import { userInfo, withScript } from './pages';

/** One that checks what is typed. */
export interface Contender {
  readonly name: string;
  /** Below the portal's origin. */
  readonly path: string;
  readonly html: string;
  /** What checks: the extension, the page's own script, or nothing at all. */
  readonly checks: 'extension' | 'script' | null;
}

/** What the others are measured against. */
export const BASELINE = 'native validation';
export const ASSISTANT = 'assistant';
/** The page alone: what a letter costs to draw. */
export const UNCHECKED = 'no checks';

const SCRIPTS = {
  [BASELINE]: 'native',
  Pristine: 'pristine',
  'just-validate': 'just-validate',
  'jquery-validation': 'jquery-validation',
  Parsley: 'parsley',
} as const;

/** The global that a contender's script leaves: `messages`, a selector of where it shows mistakes. */
export const CONTENDER = 'contender';

const html = userInfo(1_000, 'page');

/**
 * Bundles the contenders' scripts into pages.
 * @param root the project's folder
 */
export async function makeContenders(root: string): Promise<readonly Contender[]> {
  const others = Object.entries(SCRIPTS).map(async ([name, file]) => {
    const entry = `scripts/bench/contenders/${file}.ts`;
    const script = await bundleScript({ root, entry, global: CONTENDER, format: 'iife' });
    return {
      name,
      path: `/typing-${file}`,
      html: withScript(html, script),
      checks: 'script' as const,
    };
  });
  return [
    { name: ASSISTANT, path: '/typing', html, checks: 'extension' },
    ...(await Promise.all(others)),
    { name: UNCHECKED, path: '/typing-unchecked', html, checks: null },
  ];
}
