/**
 * Reads and uses what stands in a closed shadow root, where no selector reaches: through the
 * accessibility tree, so that a test sees what a screen reader would, and the real mouse.
 */
import type { CDPSession, Page } from 'playwright-core';

/** One thing in a closed shadow root, as assistive technology is told of it. */
export interface Part {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** The browser's number for its node. */
  readonly node: number;
}

/** Between two looks, in milliseconds. */
const PAUSE_MS = 50;

/** Which part is meant: by role, and by its whole name or a pattern. */
export interface PartQuery {
  readonly role: string;
  readonly name: string | RegExp;
}

type DomNode = Awaited<ReturnType<typeof readDocument>>;

async function readDocument(session: CDPSession) {
  return (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root;
}

/** Where nodes below closed shadow roots stand in the page, and the frames to be asked for them. */
interface Found {
  /** Node → its place in page order; the accessibility tree comes level by level. */
  readonly places: Map<number, number>;
  readonly frames: Set<string | undefined>;
}

function collect(node: DomNode, inside: boolean, found: Found, frame?: string): void {
  if (inside) {
    found.places.set(node.backendNodeId, found.places.size);
    found.frames.add(frame);
  }
  for (const root of node.shadowRoots ?? []) {
    collect(root, inside || root.shadowRootType === 'closed', found, frame);
  }
  for (const child of node.children ?? []) collect(child, inside, found, frame);
  if (node.contentDocument !== undefined) {
    collect(node.contentDocument, inside, found, node.frameId);
  }
}

async function withSession<T>(page: Page, use: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await use(session);
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function readWith(session: CDPSession): Promise<readonly Part[]> {
  const places: Found['places'] = new Map();
  const frames: Found['frames'] = new Set();
  collect(await readDocument(session), false, { places, frames });
  const parts: Part[] = [];
  for (const frameId of frames) {
    const tree = await session.send(
      'Accessibility.getFullAXTree',
      frameId === undefined ? {} : { frameId },
    );
    for (const { ignored, backendDOMNodeId, role, name, description } of tree.nodes) {
      if (ignored || backendDOMNodeId === undefined || !places.has(backendDOMNodeId)) continue;
      parts.push({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        node: backendDOMNodeId,
      });
    }
  }
  const placeOf = ({ node }: Part) => places.get(node) ?? 0;
  return parts.sort((a, b) => placeOf(a) - placeOf(b));
}

/** @returns everything a screen reader is told of the page's closed shadow roots, in page order */
export function readClosedShadow(page: Page): Promise<readonly Part[]> {
  return withSession(page, readWith);
}

/** @returns the text of the page's closed shadow roots, one line a piece */
export async function readClosedText(page: Page): Promise<string> {
  const parts = await readClosedShadow(page);
  return parts
    .filter(({ role }) => role === 'StaticText')
    .map(({ name }) => name)
    .join('\n');
}

function isMeant(part: Part, { role, name }: PartQuery): boolean {
  if (part.role !== role) return false;
  return typeof name === 'string' ? part.name === name : name.test(part.name);
}

/**
 * Waits until a part is there.
 * @returns the first that fits
 */
export async function waitForPart(page: Page, query: PartQuery, timeoutMs = 10_000): Promise<Part> {
  const limit = Date.now() + timeoutMs;
  for (;;) {
    const parts = await readClosedShadow(page);
    const part = parts.find((candidate) => isMeant(candidate, query));
    if (part !== undefined) return part;
    if (Date.now() > limit) {
      const there = parts.map(({ role, name }) => `${role} “${name}”`).join(', ') || 'nothing';
      throw new Error(`No ${query.role} ${String(query.name)} in the panel; there is: ${there}`);
    }
    await page.waitForTimeout(PAUSE_MS);
  }
}

async function findMiddle(page: Page, query: PartQuery): Promise<{ x: number; y: number }> {
  const { node } = await waitForPart(page, query);
  return withSession(page, async (session) => {
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node });
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
}

/** Presses the mouse on a part, as a person would; waits for it first. */
export async function pressPart(page: Page, query: PartQuery): Promise<void> {
  const { x, y } = await findMiddle(page, query);
  await page.mouse.click(x, y);
}

function listClosed(node: DomNode): readonly number[] {
  const roots = node.shadowRoots ?? [];
  const own = roots.filter(({ shadowRootType }) => shadowRootType === 'closed');
  const below = [...roots, ...(node.children ?? [])];
  if (node.contentDocument !== undefined) below.push(node.contentDocument);
  return [...own.map(({ backendNodeId }) => backendNodeId), ...below.flatMap(listClosed)];
}

/** Runs a function that uses nothing from outside on each closed root. */
export function evaluateInClosed<R>(
  page: Page,
  work: (root: ShadowRoot) => R,
): Promise<readonly R[]> {
  return withSession(page, async (session) => {
    const values: R[] = [];
    for (const backendNodeId of listClosed(await readDocument(session))) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId ?? '',
        returnByValue: true,
        functionDeclaration: `function () { return (${String(work)})(this); }`,
      });
      values.push(result.value);
    }
    return values;
  });
}

/** Moves the mouse to a part, and leaves it there. */
export async function movePart(page: Page, query: PartQuery): Promise<void> {
  const { x, y } = await findMiddle(page, query);
  await page.mouse.move(x, y);
}
