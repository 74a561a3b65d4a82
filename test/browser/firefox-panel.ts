/**
 * Reads and uses what stands in a closed shadow root of a page in Firefox: the protocol shows these
 * roots, and finds what is in them by role and name, as assistive technology is told of it.
 */
import type { Page } from 'puppeteer-core';
import { type BrowserScope, contextOf, takeValue } from './firefox-scope';
import type { Panel, PanelPart } from './tab';
import { until } from './until';

/** A node, as the protocol writes it. */
interface Node {
  readonly sharedId?: string;
  readonly value?: {
    readonly mode?: string;
    readonly children?: readonly Node[];
    readonly shadowRoot?: Node | null;
  };
}

/** A closed root of the page, or of a frame in it. */
interface Root {
  /** The protocol's name for the document that it stands in. */
  readonly context: string;
  readonly sharedId: string;
}

/** A document and the frames in it, as the protocol lists them. */
interface Tree {
  readonly context: string;
  readonly children?: readonly Tree[] | null;
}

const flatten = ({ context, children }: Tree): readonly string[] => [
  context,
  ...(children ?? []).flatMap(flatten),
];

/** Deeper than any page. */
const DEPTH = 200;

function findClosed({ sharedId, value }: Node): readonly string[] {
  const own = value?.mode === 'closed' && sharedId !== undefined ? [sharedId] : [];
  const below = [...(value?.shadowRoot ? [value.shadowRoot] : []), ...(value?.children ?? [])];
  return [...own, ...below.flatMap(findClosed)];
}

/** The pieces of text that show, in page order. */
const READ_TEXT = `(root) => {
  const lines = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    if (parentElement.closest('[aria-hidden=true], style')) continue;
    if (data.trim() !== '') lines.push(data.trim());
  }
  return lines.join('\\n');
}`;

const DESCRIBE_DRAWING = `(root) => root.querySelector('[role=img]')?.ariaLabel ?? null`;

const FIND_MIDDLE = `(element) => {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const middle = [x + width / 2, y + height / 2];
  for (let { defaultView } = element.ownerDocument; defaultView?.frameElement; defaultView = defaultView.parent) {
    const frame = defaultView.frameElement.getBoundingClientRect();
    middle[0] += frame.x + defaultView.frameElement.clientLeft;
    middle[1] += frame.y + defaultView.frameElement.clientTop;
  }
  return JSON.stringify(middle);
}`;

/** The panel on a page. */
export function firefoxPanel(scope: BrowserScope, page: Page): Panel {
  // The page may have replaced whatever these scripts build on; a realm of their own has it as it was.
  const inRealm = (context: string) => ({ target: { context, sandbox: 'panel' } });
  const call = async (functionDeclaration: string, { context, sharedId }: Root) =>
    takeValue(
      await scope.send('script.callFunction', {
        functionDeclaration,
        arguments: [{ sharedId }],
        ...inRealm(context),
        awaitPromise: false,
      }),
    );

  const closedRootsIn = async (context: string): Promise<readonly Root[]> => {
    const { result }: { readonly result?: Node } = Object(
      await scope.send('script.evaluate', {
        expression: 'document.documentElement',
        ...inRealm(context),
        awaitPromise: false,
        serializationOptions: { maxDomDepth: DEPTH, includeShadowTree: 'all' },
      }),
    );
    return result === undefined
      ? []
      : findClosed(result).map((sharedId) => ({ context, sharedId }));
  };

  const closedRoots = async (): Promise<readonly Root[]> => {
    const { contexts = [] }: { readonly contexts?: readonly Tree[] } = Object(
      await scope.send('browsingContext.getTree', { root: contextOf(page) }),
    );
    const all = contexts.flatMap(flatten);
    return (await Promise.all(all.map(closedRootsIn))).flat();
  };

  const readText = async () => {
    const texts: unknown[] = [];
    for (const root of await closedRoots()) texts.push(await call(READ_TEXT, root));
    return texts.join('\n');
  };

  const find = async ({ role, name }: PanelPart): Promise<Root | undefined> => {
    for (const { context, sharedId: root } of await closedRoots()) {
      const { nodes = [] }: { readonly nodes?: readonly Node[] } = Object(
        await scope.send('browsingContext.locateNodes', {
          context,
          locator: { type: 'accessibility', value: { role, name } },
          startNodes: [{ sharedId: root }],
        }),
      );
      const sharedId = nodes[0]?.sharedId;
      if (sharedId !== undefined) return { context, sharedId };
    }
    return undefined;
  };

  const waitForNode = (part: PanelPart) =>
    until(
      // The page may be going while it is looked at.
      () => find(part).catch(() => undefined),
      async () =>
        `No ${part.role} “${part.name}” in the panel; it says: ${await readText().catch(() => '')}`,
    );

  const findMiddle = async (part: PanelPart): Promise<[number, number]> => {
    const middle: unknown = JSON.parse(String(await call(FIND_MIDDLE, await waitForNode(part))));
    const [x = 0, y = 0] = Array.isArray(middle) ? middle.map(Number) : [];
    return [x, y];
  };

  return {
    readText,
    async waitFor(part) {
      await waitForNode(part);
    },
    async press(part) {
      await page.mouse.click(...(await findMiddle(part)));
    },
    async moveTo(part) {
      await page.mouse.move(...(await findMiddle(part)));
    },
    async evaluate<R>(work: (root: ShadowRoot) => R) {
      const values: R[] = [];
      for (const root of await closedRoots()) {
        const value = await call(`(root) => JSON.stringify([(${String(work)})(root)])`, root);
        values.push(...JSON.parse(String(value)));
      }
      return values;
    },
    describeDrawing: () =>
      until(async () => {
        for (const root of await closedRoots()) {
          const described = await call(DESCRIBE_DRAWING, root);
          if (typeof described === 'string') return described;
        }
        return null;
      }, 'There is no drawing in the panel.'),
  };
}
