/**
 * What Firefox asks a person in dialogs of its own: which certificate to use, and the sign-in. They
 * stand in the browser's window, over the tab they belong to.
 */
import type { OwnDialogs } from './assistant-browser';
import type { BrowserScope } from './firefox-scope';
import { until } from './until';

/** A person that the portal knows. */
export interface User {
  readonly eParcelId: string;
  readonly password: string;
}

/** The browser's dialogs. */
export interface Dialogs extends OwnDialogs {
  /** Which dialogs are open now. */
  list(): Promise<readonly ('certificate' | 'sign-in')[]>;
  /** From now on: the first dialog of a visit is filled in, a second one cancelled. null: no longer. */
  signInAs(user: User | null): Promise<void>;
}

const ADDRESSES = {
  certificate: 'chrome://pippki/content/clientauthask.xhtml',
  'sign-in': 'chrome://global/content/commonDialog.xhtml',
} as const;

/** Those that have loaded; Firefox keeps empty frames for the next. */
const FIND = `const findAll = (address) => [...document.querySelectorAll('.dialogFrame')].filter(
    ({ contentWindow: dialog }) =>
      dialog?.location.href === address && dialog.document.readyState === 'complete',
  );
  const find = (address) => findAll(address)[0]?.contentWindow;`;

const fillIn = ({ eParcelId, password }: User) => `
  dialog.Dialog.ui.loginTextbox.value = ${JSON.stringify(eParcelId)};
  dialog.Dialog.ui.password1Textbox.value = ${JSON.stringify(password)};
  dialog.Dialog.ui.button0.click();`;
/** It takes an answer once it has shown the last of the certificate's details, a moment after it came. */
const WAIT_FOR_DETAILS = `
  const last = dialog.document.getElementById('clientAuthCertDetailsStoredOn');
  if (JSON.parse(last.getAttribute('data-l10n-args')).storedOn === '') return false;`;

const CANCEL = 'dialog.Dialog.ui.button1.click();';

/** Answers as long as it is not told to stop; it lives in the browser's window. */
const keepAnswering = (user: User) => `
  ${FIND}
  /** What was answered last, by tab: each has its own dialog, also one that is not in front. */
  const answered = new Map();
  const onDialog = (dialog, { browsingContext: { id }, currentURI: { spec } }) => {
    // A dialog that comes again for the same visit: what was filled in was wrong.
    const last = answered.get(id);
    const isAgain = last?.spec === spec && Date.now() - last.at < 3000;
    answered.set(id, isAgain ? undefined : { spec, at: Date.now() });
    if (isAgain) { ${CANCEL} } else { ${fillIn(user)} }
  };
  const seen = new WeakSet();
  window.standInSignIn = setInterval(() => {
    for (const frame of findAll('${ADDRESSES['sign-in']}')) {
      const dialog = frame.contentWindow;
      const tab = gBrowser.browsers.find((one) => one.closest('.browserSidebarContainer').contains(frame));
      if (!tab || !dialog.Dialog?.ui || seen.has(dialog)) continue;
      seen.add(dialog);
      onDialog(dialog, tab);
    }
  }, 100);`;

/** The dialogs of a browser. */
export function firefoxDialogs(scope: BrowserScope): Dialogs {
  const answer = async (kind: keyof typeof ADDRESSES, work: string) => {
    const body = `${FIND}
      const dialog = find('${ADDRESSES[kind]}');
      if (!dialog) return false;
      ${work}
      return true;`;
    await until(
      async () => ((await scope.run(body)) === true ? true : null),
      `Firefox does not ask: ${kind}.`,
    );
    await until(
      async () => ((await list()).includes(kind) ? null : true),
      `Firefox goes on asking: ${kind}.`,
    );
  };
  const list: Dialogs['list'] = async () => {
    const open: ('certificate' | 'sign-in')[] = [];
    for (const kind of ['certificate', 'sign-in'] as const) {
      const count = await scope.run(`${FIND} return findAll('${ADDRESSES[kind]}').length;`);
      open.push(...Array.from({ length: Number(count) }, () => kind));
    }
    return open;
  };
  return {
    list,
    isAsking: async () => (await list()).length > 0,
    async countShown() {
      const addresses = JSON.stringify(Object.values(ADDRESSES));
      const shown = await scope.run(`${FIND}
        return ${addresses}.flatMap(findAll).filter((frame) => frame.checkVisibility()).length;`);
      return Number(shown);
    },
    chooseCertificate: (choice) =>
      answer(
        'certificate',
        `${WAIT_FOR_DETAILS}
        dialog.document.querySelector('dialog').${choice === 'ok' ? 'acceptDialog' : 'cancelDialog'}();`,
      ),
    async signIn(user) {
      const body = `${FIND}
        const dialog = find('${ADDRESSES['sign-in']}');
        if (!dialog?.Dialog?.ui || dialog.standInAnswered) return false;
        dialog.standInAnswered = true;
        ${user === 'cancel' ? CANCEL : fillIn(user)}
        return true;`;
      // One that was wrong is followed by another, so nothing can be waited for afterwards.
      await until(
        async () => ((await scope.run(body)) === true ? true : null),
        'Firefox does not ask for a sign-in.',
      );
    },
    async signInAs(user) {
      await scope.run('clearInterval(window.standInSignIn);');
      if (user !== null) await scope.run(keepAnswering(user));
    },
  };
}
