/** An extension's access to its sites in Firefox: as a person sets it, and the question for it. */
import type { BrowserScope } from './firefox-scope';
import { until } from './until';

/** Withdraws it or gives it back, as the switch in about:addons does. */
export async function setSiteAccess(
  scope: BrowserScope,
  extensionId: string,
  change: 'add' | 'remove',
): Promise<void> {
  await scope.run(`
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});
    const { ExtensionPermissions } = ChromeUtils.importESModule(
      'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    const origins = extension.manifest.host_permissions;
    await ExtensionPermissions.${change}(extension.id, { permissions: [], origins }, extension);`);
}

const BUTTONS = { allow: 'button', deny: 'secondaryButton' } as const;

/** Waits for Firefox's question whether the extension may have what it asks for, and answers it. */
export async function answerPermission(
  scope: BrowserScope,
  answer: keyof typeof BUTTONS,
): Promise<void> {
  await until(
    async () =>
      (await scope.run(`
        const { panel } = PopupNotifications;
        const asked = panel.querySelector('#addon-webext-permissions-notification');
        if (panel.state !== 'open' || asked === null) return null;
        // At first it takes no press: nobody has read it yet.
        asked.notification.timeShown -= 60_000;
        asked.${BUTTONS[answer]}.click();
        return true;`)) ?? null,
    'Firefox did not ask for the permission.',
  );
}
