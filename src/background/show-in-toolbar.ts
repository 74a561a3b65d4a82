/**
 * Keeps the toolbar's button in step with what is remembered. The browser keeps icon, badge and title
 * while the worker is stopped, and forgets them when it closes or the extension is switched off.
 */
import { browser, type Storage } from '../shared/browser';
import { reportFault } from '../shared/report-fault';
import { certificateItem, expiryItem, passwordProtectItem, read } from '../shared/storage';
import { say } from '../shared/strings';
import { type ToolbarBadge, type ToolbarLook, viewToolbar } from './toolbar-view';
import { sayBadge, sayTitle } from './toolbar-words';

/** The one alarm: the moment at which the button looks different by time alone. */
const ALARM = 'toolbar';

/** From the root: Firefox would look for them beside the worker's own file. */
const iconsOf = (look: ToolbarLook) => ({
  16: `/icons/toolbar/${look}-16.png`,
  32: `/icons/toolbar/${look}-32.png`,
  48: `/icons/toolbar/${look}-48.png`,
});

/** White on either is readable (contrast 5 and more), and either stands out from any toolbar. */
const BADGE_COLOURS: Readonly<Record<ToolbarBadge['tone'], string>> = {
  now: '#ce0000',
  soon: '#a34a00',
};
const BADGE_TEXT_COLOUR = '#fff';

/** One that fails is reported, and the others go on. */
const attempt = (work: () => Promise<unknown>): Promise<unknown> =>
  Promise.resolve().then(work).catch(reportFault);

const setAlarm = (when: number | null): Promise<unknown> =>
  when === null ? browser.alarms.clear(ALARM) : browser.alarms.create(ALARM, { when });

const colour = (color: string): Promise<unknown>[] => [
  attempt(() => browser.action.setBadgeBackgroundColor({ color })),
  attempt(() => browser.action.setBadgeTextColor({ color: BADGE_TEXT_COLOUR })),
];

async function show(): Promise<void> {
  const [certificate, expiry, passwordProtect] = await Promise.all([
    read(certificateItem),
    read(expiryItem),
    read(passwordProtectItem),
  ]);
  const evidence = { certificate, expiry, passwordProtect };
  const { look, badge, title, changesAt } = viewToolbar(evidence, Date.now());
  await Promise.all([
    attempt(() => browser.action.setIcon({ path: iconsOf(look) })),
    attempt(() => browser.action.setBadgeText({ text: sayBadge(badge) })),
    attempt(() => browser.action.setTitle({ title: sayTitle(title) })),
    ...(badge === null ? [] : colour(BADGE_COLOURS[badge.tone])),
    attempt(() => setAlarm(changesAt)),
  ]);
}

/** One after the other: two at once could end in the wrong order. */
let queue: Promise<void> = Promise.resolve();

/**
 * Shows in the toolbar what is remembered now.
 * @returns when it shows; never rejects
 */
export function showInToolbar(): Promise<void> {
  queue = queue.then(show).catch(reportFault);
  return queue;
}

/** A listener for changes of what is remembered. */
export function onRemembered(
  changes: Readonly<Record<string, Storage.StorageChange>>,
  area: string,
): void {
  const isShown = [certificateItem, expiryItem, passwordProtectItem].some(
    (item) => item.area === area && changes[item.key] !== undefined,
  );
  if (isShown) void showInToolbar();
}

/** A listener for alarms. */
export function onAlarm({ name }: { readonly name: string }): void {
  if (name === ALARM) void showInToolbar();
}

/**
 * Shows it again where the browser has forgotten it, which nothing tells when the extension was only
 * switched off and on. To be called when a worker has started: it asks, and mostly that is all.
 */
export async function showIfForgotten(): Promise<void> {
  const title = await browser.action.getTitle({});
  if (title === say('extension_short_name')) await showInToolbar();
}
