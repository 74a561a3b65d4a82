import { DEMO_E_PARCEL_ID } from './authority';
import type { Markup, PageContext } from './layout';
import type { UserInfo } from './user-info';
import { FIRST_USER, type Language } from './wording';

/** Ways of the portal being out of order: an answer that says so, or no answer ever. */
export const OUTAGES = ['none', '503', 'hang'] as const;
export type Outage = (typeof OUTAGES)[number];

/** What may be changed while the portal runs. */
export interface PortalSettings {
  readonly markup: Markup;
  /** The pages' language, until a request says `?lang=`. */
  readonly language: Language;
  /** How long each answer is kept back, in milliseconds. */
  readonly delayMs: number;
  readonly outage: Outage;
  /** Password Protect of every customer; each changes their own by an Update. */
  readonly passwordProtect: boolean;
  /** How far the `Date` of its answers is ahead of this computer's clock, in milliseconds. */
  readonly clockOffsetMs: number;
  /** How long a browser may keep its pages, in seconds; 0: not at all, as portals have it. */
  readonly cacheSeconds: number;
  /** The address that its root leads to; null: it has a page of its own. */
  readonly rootLeadsTo: string | null;
}

/** The portal as the guide describes it for a new customer. */
export const USUAL_SETTINGS: PortalSettings = {
  markup: 'table',
  language: 'en',
  delayMs: 0,
  outage: 'none',
  passwordProtect: false,
  clockOffsetMs: 0,
  cacheSeconds: 0,
  rootLeadsTo: null,
};

/** Everything the portal remembers, in memory only. */
export class PortalState {
  readonly #initial: PortalSettings;
  readonly #users = new Map<string, UserInfo>();
  #settings: PortalSettings;

  constructor(initial: PortalSettings) {
    this.#initial = initial;
    this.#settings = initial;
  }

  get settings(): PortalSettings {
    return this.#settings;
  }

  /** Changes some settings; Password Protect reaches the customers who are known already. */
  configure(changes: Partial<PortalSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
    const { passwordProtect } = changes;
    if (passwordProtect === undefined) return;
    for (const user of this.#users.values()) this.save({ ...user, passwordProtect });
  }

  /** The customer whom a client certificate names, made up when seen for the first time. */
  user(eParcelId: string = DEMO_E_PARCEL_ID): UserInfo {
    const known = this.#users.get(eParcelId);
    if (known !== undefined) return known;
    // The names' language is the one the portal was started in: switching pages changes no data.
    const { language } = this.#initial;
    const { passwordProtect } = this.#settings;
    const user = { eParcelId, passwordProtect, ...FIRST_USER[language] };
    this.save(user);
    return user;
  }

  /** Keeps a customer's changed information. */
  save(user: UserInfo): void {
    this.#users.set(user.eParcelId, user);
  }

  /** What a page for this customer depends on. */
  pageContext(eParcelId: string): PageContext {
    const { language, markup } = this.#settings;
    return { language, markup, user: this.user(eParcelId) };
  }

  /** Forgets every change since the start. */
  reset(): void {
    this.#settings = this.#initial;
    this.#users.clear();
  }
}
