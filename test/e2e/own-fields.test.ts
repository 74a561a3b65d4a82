/** The portal's own fields with the assistant beside them, as a screen reader and a keyboard meet them. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pressPart, waitForPart } from '../browser/closed-shadow';
import { openAlone } from './alone';
import { say } from './panel-states';
import { openPage, setStage, userInfoForm } from './stage';

/** One of the page's own nodes, as assistive technology is told of it. */
interface Told {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly invalid: string;
}

/** The page's own controls, headings and groups, in order; what is in the panel is left out. */
async function readTold(page: Page): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told: Told[] = [];
  const visit = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const role = String(node.role?.value ?? '');
    const name = String(node.name?.value ?? '');
    // The panel is the one group of the assistant's name.
    if (role === 'group' && /e-Parcel (?:Assistant|アシスタント)/.test(name)) return;
    if (/^(?:textbox|radio|button|link|heading|group|navigation|main)$/.test(role)) {
      const invalid = node.properties?.find((property) => property.name === 'invalid');
      const description = String(node.description?.value ?? '');
      told.push({ role, name, description, invalid: String(invalid?.value.value ?? '') });
    }
    for (const child of node.childIds ?? []) visit(child);
  };
  visit(nodes[0]?.nodeId ?? '');
  return told;
}

/** What Tab reaches in the page itself, in order, each by its name or text. */
async function readTabs(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const reached: string[] = [];
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body) return null;
      // Our part of the page is one element without attributes.
      if (element.attributes.length === 0) return 'ours';
      return element.getAttribute('name') ?? element.textContent?.trim() ?? '';
    });
    if (at === null) break;
    reached.push(at);
  }
  return reached;
}

describe.each([
  ['en', 'labels'],
  ['ja', 'labels'],
  ['en', 'table'],
] as const)('in %s, in a page of %s', (language, markup) => {
  it('names, roles and order are the page’s; only a description is added, and taken back', async () => {
    const stage = await setStage({ portal: { language, markup }, browser: { language } });
    const alone = await openAlone(stage, '/user-info');
    const untouched = await readTold(alone);
    const tabsAlone = await readTabs(alone);
    await alone.close();

    const page = await openPage(stage, '/user-info');
    await waitForPart(page, { role: 'button', name: say(language, 'page_generate') });
    const beside = await readTold(page);
    const withoutDescription = (told: readonly Told[]) =>
      told.map(({ role, name, invalid }) => ({ role, name, invalid }));
    expect(withoutDescription(beside)).toEqual(withoutDescription(untouched));
    const added = beside.filter(
      ({ description }, index) => description !== untouched[index]?.description,
    );
    expect(added.map(({ description }) => description).sort()).toEqual(
      [
        say(language, 'page_names_hint'),
        say(language, 'page_names_hint'),
        say(language, 'page_password_hint'),
        say(language, 'page_password_hint'),
      ].sort(),
    );

    // Tab goes through the page as before, and once through the panel, after the re-entry.
    const tabs = await readTabs(page);
    expect(tabs.filter((at) => at !== 'ours')).toEqual(tabsAlone);
    expect(tabs.indexOf('ours')).toBe(
      tabs.lastIndexOf('ours') - tabs.filter((at) => at === 'ours').length + 1,
    );
    expect(tabs.filter((at) => at === 'ours').length).toBeGreaterThan(2);

    // A hold marks the fields; mending them takes the mark back.
    const form = userInfoForm(page);
    await form.newPassword.fill('Parcel 2025');
    await form.update.click();
    await pressPart(page, { role: 'button', name: say(language, 'page_hold_back') });
    const held = await readTold(page);
    const invalid = (told: readonly Told[]) => told.filter((one) => one.invalid === 'true').length;
    expect(invalid(held)).toBe(2);
    expect(
      held.some(({ description }) => description.includes(say(language, 'page_space_inside', 7))),
    ).toBe(true);
    await form.newPassword.fill('Parcel2025');
    await form.reEntry.fill('Parcel2025');
    await expect.poll(async () => invalid(await readTold(page))).toBe(0);
    await form.newPassword.fill('');
    await form.reEntry.fill('');
    await form.newPassword.blur();
    await expect
      .poll(async () => withoutDescription(await readTold(page)))
      .toEqual(withoutDescription(untouched));
  });
});
