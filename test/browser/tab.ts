/**
 * What a test does in a tab, in any browser. Playwright's page and locator are such a tab and such
 * elements as they are, so a test written for these runs in Chromium unchanged.
 */

/** Elements that a CSS selector finds, open shadow roots included; what acts waits for the first of them. */
export interface Elements {
  nth(index: number): Elements;
  click(options?: { readonly force?: boolean }): Promise<void>;
  /** Puts a text in a field's place, as a paste would. */
  fill(value: string): Promise<void>;
  /** Ticks a box or chooses a radio button. */
  check(): Promise<void>;
  press(key: string): Promise<void>;
  getAttribute(name: string): Promise<string | null>;
  textContent(): Promise<string | null>;
  /** What stands in a field. */
  inputValue(): Promise<string>;
  /** How many there are now. */
  count(): Promise<number>;
  /** Waits until there is one that shows. */
  waitFor(): Promise<void>;
}

/** What a frame of a page shows. */
export interface FrameElements {
  locator(selector: string): Elements;
  frameLocator(selector: string): FrameElements;
}

/** A tab with a page. */
export interface Tab {
  /** Opens an address; rejects with the browser's own name for why it did not open. */
  goto(url: string, options?: { readonly timeout?: number }): Promise<{ status(): number } | null>;
  url(): string;
  locator(selector: string): Elements;
  /** Into the first frame that a CSS selector finds. */
  frameLocator(selector: string): FrameElements;
  readonly mouse: {
    down(): Promise<void>;
    up(): Promise<void>;
    click(x: number, y: number): Promise<void>;
  };
  readonly keyboard: { type(text: string): Promise<void>; press(key: string): Promise<void> };
  /** Runs a function that uses nothing from outside, or a script. */
  evaluate<R>(work: string | (() => R | Promise<R>)): Promise<R>;
  /** Waits until the page is there that has this address; `**` stands for anything. */
  waitForURL(url: string): Promise<void>;
  waitForTimeout(milliseconds: number): Promise<void>;
  bringToFront(): Promise<void>;
  isClosed(): boolean;
  title(): Promise<string>;
  /** A PNG picture into a file; `fullPage`: of what is below the fold, too. */
  screenshot(options: { readonly path: string; readonly fullPage: boolean }): Promise<unknown>;
  close(): Promise<void>;
}

/** Which part of the assistant's panel is meant: by role, and by its whole name. */
export interface PanelPart {
  readonly role: 'heading' | 'button' | 'checkbox' | 'textbox';
  readonly name: string;
}

/** What stands in a page's closed shadow roots: the assistant's panel. */
export interface Panel {
  /** Its text, one line a piece. */
  readText(): Promise<string>;
  /** Waits until a part is there. */
  waitFor(part: PanelPart): Promise<void>;
  /** Presses the mouse on a part, as a person would; waits for it first. */
  press(part: PanelPart): Promise<void>;
  /** Waits for a drawing, and gives what a screen reader says in its place. */
  describeDrawing(): Promise<string>;
  /**
   * Runs a function that uses nothing from outside on each closed root that there is, in page order; what
   * it gives must be plain data.
   */
  evaluate<R>(work: (root: ShadowRoot) => R): Promise<readonly R[]>;
  /** Moves the mouse to a part, and leaves it there; waits for it first. */
  moveTo(part: PanelPart): Promise<void>;
}
