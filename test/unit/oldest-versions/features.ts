/** The newest of what the extension needs of a browser, and what it does without. */

/** Something that browsers have not always known. */
export interface Feature {
  /** As docs/browsers.md has it. */
  readonly what: string;
  /** What it is there for; of what is done without: how it is without it. */
  readonly why: string;
  /** In browser-compat-data; a key stands for those below it as well. */
  readonly keys: readonly string[];
  /** Stands somewhere in the sources as long as it is used. */
  readonly uses: RegExp;
  /** Where the other browsers are not asked for it. */
  readonly only?: 'firefox';
}

/** From where on everything is named: what is older than both decides nothing. */
export const NEW_SINCE = { chrome: 110, firefox: 115 } as const;

export const NEEDED: readonly Feature[] = [
  {
    what: '`light-dark()`',
    why: 'every colour, on light and dark pages',
    keys: ['css.types.color.light-dark'],
    uses: /light-dark\(/,
  },
  {
    what: '`data_collection_permissions`',
    why: 'Firefox’s store asks new extensions to state what they collect: nothing',
    keys: ['webextensions.manifest.browser_specific_settings.gecko.data_collection_permissions'],
    uses: /data_collection_permissions: \{ required: \['none'\] \}/,
    only: 'firefox',
  },
  {
    what: '`checkVisibility()` with what it is to look at',
    why: 'whether a field can be seen',
    keys: [
      'api.Element.checkVisibility.options_opacityProperty_parameter',
      'api.Element.checkVisibility.options_visibilityProperty_parameter',
    ],
    uses: /visibilityProperty: true/,
  },
  {
    what: '`lastAccessed` of a tab',
    why: 'which of several tabs with the portal is meant',
    keys: ['webextensions.api.tabs.Tab.lastAccessed'],
    uses: /\.lastAccessed/,
  },
  {
    what: '`URL.canParse()`',
    why: 'where a redirect leads',
    keys: ['api.URL.canParse_static'],
    uses: /URL\.canParse\(/,
  },
  {
    what: '`float: inline-start`',
    why: 'the frame of a question in the popup',
    keys: ['css.properties.float.inline-start'],
    uses: /float: inline-start/,
  },
  {
    what: '`subgrid`',
    why: 'the columns of the popup’s lists',
    keys: ['css.properties.grid-template-columns.subgrid'],
    uses: /: subgrid/,
  },
  {
    what: '`AbortSignal.any()`',
    why: 'the end of a check, by time or by the person',
    keys: ['api.AbortSignal.any_static'],
    uses: /AbortSignal\.any\(/,
  },
  {
    what: '`color-mix()`',
    why: 'the page while a certificate’s file is dragged over it',
    keys: ['css.types.color.color-mix'],
    uses: /color-mix\(/,
  },
  {
    what: '`toSorted()`, `toReversed()`',
    why: 'order among what was seen',
    keys: ['javascript.builtins.Array.toSorted', 'javascript.builtins.Array.toReversed'],
    uses: /\.toSorted\([\s\S]*\.toReversed\(|\.toReversed\([\s\S]*\.toSorted\(/,
  },
  {
    what: '`setBadgeTextColor()`',
    why: 'the badge on the toolbar’s button',
    keys: ['webextensions.api.action.setBadgeTextColor'],
    uses: /setBadgeTextColor\(/,
  },
  {
    what: '`:has()`',
    why: 'the frame of the hold on Update',
    keys: ['css.selectors.has'],
    uses: /:has\(/,
  },
  {
    what: '`storage.session`',
    why: 'what is kept until the browser is closed',
    keys: ['webextensions.api.storage.session'],
    uses: /\bstorage\.session\./,
  },
  {
    what: 'Manifest V3 with a module in the background',
    why: 'the extension itself',
    keys: [
      'webextensions.manifest.action',
      'webextensions.manifest.background.type',
      'webextensions.manifest.host_permissions',
      'webextensions.manifest.web_accessible_resources.matches',
    ],
    uses: /"type": "module"/,
  },
  {
    what: '`Intl.Segmenter`',
    why: 'the character of a name that others may not see',
    keys: ['javascript.builtins.Intl.Segmenter', 'javascript.builtins.Intl.Segments'],
    uses: /Intl\.Segmenter\(/,
  },
  {
    what: '`ariaHidden`, `ariaLabel`, `role`',
    why: 'the drawing of the sign-in window, for screen readers',
    keys: ['api.Element.ariaHidden', 'api.Element.ariaLabel', 'api.Element.role'],
    uses: /\.ariaHidden = /,
  },
];

export const DONE_WITHOUT: readonly Feature[] = [
  {
    what: '`text-wrap: balance`',
    why: 'a headline’s lines are of unequal length',
    keys: ['css.properties.text-wrap', 'css.properties.text-wrap.balance'],
    uses: /text-wrap: balance/,
  },
  {
    what: '`text-wrap: pretty`',
    why: 'a last line may be one word',
    keys: ['css.properties.text-wrap.pretty'],
    uses: /text-wrap: pretty/,
  },
  {
    what: '`word-break: auto-phrase`',
    why: 'Japanese lines may break within a phrase',
    keys: ['css.properties.word-break.auto-phrase'],
    uses: /word-break: auto-phrase/,
  },
  {
    what: '`ui-monospace`',
    why: 'codes and paths stand in another font of that kind',
    keys: ['css.properties.font-family.ui-monospace'],
    uses: /ui-monospace/,
  },
];

/** Names that browsers have too, and that mean something else in our sources; and why. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  Navigation: 'an interface of ours',
  originUrl: 'Firefox’s word for Chrome’s `initiator`; whichever there is is read',
  take: 'the method of a reader of ours',
};
