/** A User Info form with the assistant on it, as real as jsdom allows: panel, checks and tools. */
import { expect, vi } from 'vitest';
import { assist } from '../../src/content/assistant';
import { estimateStrength } from '../../src/content/strength';
import { findPasswordProtect } from '../../src/portal/recognition/password-protect-control';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';

vi.mock('../../src/content/extension', () => ({
  isAlive: () => true,
  ask: async () => ({ ok: true }),
  uiLanguage: () => 'en',
  say: (key: string, ...rest: readonly unknown[]) => [key, ...rest].join(' '),
}));
// jsdom has no style sheets that are made by a script.
vi.mock('../../src/content/style-sheet', () => ({ createStyleSheet: () => ({}) }));
// Dictionaries take a second to load, and have tests of their own.
vi.mock('../../src/content/strength', () => ({ estimateStrength: vi.fn(() => 3) }));

/** How strong a password is estimated to be: a test may say otherwise. */
export const estimate = vi.mocked(estimateStrength);

/** The form as the portal may write it: a table, a row a field. */
export const FORM = `<form>
<table><tbody>
<tr><th>First name</th><td><input id="first" value="Hanako"></td></tr>
<tr><th>Last name</th><td><input id="last" value="Yamada"></td></tr>
<tr><th>Telephone</th><td><input id="tel"></td></tr>
<tr><th>New Password</th><td><input id="new" type="password"></td></tr>
<tr><th>Re-enter</th><td><input id="again" type="password"></td></tr>
<tr><th>Password Protect</th><td><label><input type="radio" name="pp" value="1">Yes</label>
<label><input type="radio" name="pp" value="0" checked>No</label></td></tr>
</tbody></table>
<button id="update">Update</button></form>`;

/** What stands on the page, and how to look into the panel. */
export interface AssistedForm {
  readonly form: HTMLFormElement;
  readonly newPassword: HTMLInputElement;
  readonly reEntry: HTMLInputElement;
  readonly firstName: HTMLInputElement;
  readonly lastName: HTMLInputElement;
  readonly update: HTMLElement;
  readonly panel: ShadowRoot;
  readonly stop: AbortController;
  readonly onDrift: ReturnType<typeof vi.fn>;
  /** The text of a part of the panel; a section's line by its section's name. */
  readonly text: (selector: string) => string;
  readonly line: (section?: 'password' | 'names') => string;
  /** What a section's line is: a fault, help, advice, or what was done. */
  readonly kind: (section?: 'password' | 'names') => string | undefined;
  readonly mark: (rule: string) => string | undefined;
  /** What a screen reader was told last. */
  readonly said: () => string;
  /** A button of the panel by the beginning of its text; null where there is none. */
  readonly find: (text: string) => HTMLButtonElement | null;
  /** The same where it has to be there. */
  readonly button: (text: string) => HTMLButtonElement;
}

function only<E extends Element>(root: ParentNode, selector: string): E {
  const [found, ...more] = root.querySelectorAll<E>(selector);
  if (!found || more.length > 0) throw new Error(`Not one ${selector}, but ${more.length + 1}.`);
  return found;
}

/** Puts a form on the page and the assistant on the form, with timers that the test moves. */
export async function mountAssistant(markup = FORM): Promise<AssistedForm> {
  // All that is loaded late, before time stands still: the estimator waits for it as it loads.
  await Promise.all([import('../../src/content/tools'), import('../../src/content/strength')]);
  vi.useFakeTimers();
  estimate.mockReset().mockReturnValue(3);
  // jsdom draws nothing, and has nowhere to scroll to.
  Element.prototype.scrollIntoView = vi.fn();
  const attachShadow = Element.prototype.attachShadow;
  const roots: ShadowRoot[] = [];
  const spy = vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    init,
  ) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  });
  document.body.innerHTML = markup;
  const form = only<HTMLFormElement>(document, 'form');
  const fields = {
    newPassword: only<HTMLInputElement>(form, '#new'),
    reEntry: only<HTMLInputElement>(form, '#again'),
    firstName: only<HTMLInputElement>(form, '#first'),
    lastName: only<HTMLInputElement>(form, '#last'),
  };
  const update = only<HTMLElement>(form, '#update');
  const parts: UserInfoParts = {
    ...fields,
    update,
    passwordProtect: findPasswordProtect([...form.querySelectorAll('input')]),
    others: {},
    labels: {
      newPassword: 'NEW',
      reEntry: 'AGAIN',
      firstName: 'FIRST',
      lastName: 'LAST',
      update: 'UPDATE',
    },
    scope: form,
  };
  const stop = new AbortController();
  const onDrift = vi.fn();
  assist(parts, stop, { onSent: vi.fn(), onDrift });
  spy.mockRestore();
  await vi.dynamicImportSettled();
  const [panel] = roots;
  if (!panel) throw new Error('No panel.');
  const text = (selector: string): string => only(panel, selector).textContent ?? '';
  const message = (section: string): string => `[data-section=${section}] .message`;
  const find = (name: string): HTMLButtonElement | null =>
    [...panel.querySelectorAll('button')].find((button) => button.textContent?.startsWith(name)) ??
    null;
  return {
    form,
    ...fields,
    update,
    panel,
    stop,
    onDrift,
    text,
    find,
    line: (section = 'password') => text(message(section)),
    kind: (section = 'password') => only<HTMLElement>(panel, message(section)).dataset.kind,
    mark: (rule) => only<HTMLElement>(panel, `[data-rule=${rule}]`).dataset.mark,
    said: () => text('[role=status]'),
    button(name) {
      const found = find(name);
      expect(found, `a button "${name}"`).not.toBeNull();
      return found ?? document.createElement('button');
    },
  };
}

/** Ends the assistant; to be called after each test. */
export function unmount({ form, stop }: AssistedForm): void {
  // jsdom loses its way where what has the focus is removed.
  const other = form.appendChild(document.createElement('input'));
  other.focus();
  other.blur();
  stop.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
}
