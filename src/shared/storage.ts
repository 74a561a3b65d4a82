/**
 * Everything the extension remembers. Storage is the only state: the worker may stop at any moment
 * and the popup renders from here even when the worker never answers. Only the background writes.
 *
 * Nothing that a person types on the portal's page is ever among it.
 */
import * as z from 'zod/mini';
import { CLOCK_UNKNOWN, type ClockStatus } from '../portal/certificate/clock';
import { EXPIRY_UNKNOWN, type Expiry } from '../portal/certificate/expiry';
import {
  CERTIFICATE_CAUSES,
  CERTIFICATE_STATES,
  CERTIFICATE_UNKNOWN,
  type CertificateStatus,
  CONFIDENCES,
  EVIDENCE_SOURCES,
} from '../portal/certificate/status';
import { isPortalUrl } from '../portal/links';
import {
  PASSWORD_PROTECT_CHOICES,
  PASSWORD_PROTECT_SOURCES,
} from '../portal/password-protect/evidence';
import {
  NEW_STARTS,
  NOTHING_SEEN,
  type PasswordProtectRecord,
} from '../portal/password-protect/record';
import { NO_SIGN_INS, type SignIns } from '../portal/password-protect/sign-in';
import { NO_VISIT, type Visit } from '../portal/way-in';
import { browser } from './browser';
import { once } from './once';
import { type KeptPageMap, keptPageMapSchema } from './page-map-schema';

/** `local` outlives the browser; `session` is memory, gone when the browser closes. */
type Area = 'local' | 'session';

/** One remembered thing. A field that does not parse falls back by itself; the others stay. */
export interface Item<T> {
  readonly key: string;
  readonly area: Area;
  /** Never fails: whatever was stored comes out as a `T`. */
  readonly schema: () => z.ZodMiniType<T>;
}

const moment = once(() => z.catch(z.nullable(z.number().check(z.nonnegative())), null));

/** The certificate's status, with its evidence. */
export const certificateItem: Item<CertificateStatus> = {
  key: 'certificate',
  area: 'local',
  schema: once(() =>
    z.catch(
      z.object({
        state: z.catch(z.enum(CERTIFICATE_STATES), CERTIFICATE_UNKNOWN.state),
        cause: z.catch(z.enum(CERTIFICATE_CAUSES), CERTIFICATE_UNKNOWN.cause),
        confidence: z.catch(z.enum(CONFIDENCES), CERTIFICATE_UNKNOWN.confidence),
        detail: z.catch(z.string(), ''),
        source: z.catch(z.nullable(z.enum(EVIDENCE_SOURCES)), null),
        tab: z.catch(z.nullable(z.number()), null),
        at: moment(),
      }),
      CERTIFICATE_UNKNOWN,
    ),
  ),
};

/** What was known before the access to the portal was withdrawn; nothing while there is access. */
export const certificateBeforeItem: Item<CertificateStatus> = {
  ...certificateItem,
  key: 'certificateBefore',
};

/** The access to the portal, where it changed in this browser session. */
export interface AccessChange {
  /** When it was allowed, in milliseconds since 1970; null: it was not, or was withdrawn since. */
  readonly allowedAt: number | null;
}

/** When the access to the portal was given: pages that were open by then have no assistant yet. */
export const accessItem: Item<AccessChange> = {
  key: 'access',
  area: 'session',
  schema: once(() => z.catch(z.object({ allowedAt: moment() }), { allowedAt: null })),
};

const when = once(() => z.number().check(z.nonnegative()));
const choice = once(() => z.enum(PASSWORD_PROTECT_CHOICES));

/** A list, each of whose parts is dropped by itself when it does not parse. */
const healing = <T>(part: z.ZodMiniType<T>) =>
  z.catch(
    z.pipe(
      z.array(z.catch(z.nullable(part), null)),
      z.transform((parts): readonly T[] => parts.filter((one) => one !== null)),
    ),
    [],
  );

/** What showed how the Password Protect setting stands. */
export const passwordProtectItem: Item<PasswordProtectRecord> = {
  key: 'passwordProtect',
  area: 'local',
  schema: once(() =>
    z.catch(
      z.object({
        seen: healing(
          z.object({
            state: choice(),
            source: z.enum(PASSWORD_PROTECT_SOURCES),
            at: when(),
            account: z.catch(z.nullable(z.number()), null),
          }),
        ),
        start: z.catch(z.nullable(z.object({ at: when(), why: z.enum(NEW_STARTS) })), null),
        sent: healing(z.object({ state: choice(), at: when() })),
        passwordChangedAt: moment(),
        noticedAt: moment(),
      }),
      NOTHING_SEEN,
    ),
  ),
};

/** Sign-ins since the browser started. */
export const signInsItem: Item<SignIns> = {
  key: 'signIns',
  area: 'session',
  schema: once(() =>
    z.catch(
      z.object({
        isWhole: z.catch(z.boolean(), false),
        wasAsked: z.catch(z.boolean(), true),
        open: healing(
          z.object({
            tabId: z.number(),
            frameId: z.number(),
            firstAt: when(),
            lastAt: when(),
            times: z.number(),
          }),
        ),
      }),
      NO_SIGN_INS,
    ),
  ),
};

/** This computer's clock against the portal's. */
export const clockItem: Item<ClockStatus> = {
  key: 'clock',
  area: 'local',
  schema: once(() =>
    z.catch(
      z.object({ aheadMs: z.catch(z.nullable(z.number()), null), at: moment() }),
      CLOCK_UNKNOWN,
    ),
  ),
};

/** When the certificate ends. Nothing else of a certificate file is ever kept. */
export const expiryItem: Item<Expiry> = {
  key: 'expiry',
  area: 'local',
  schema: once(() =>
    z.catch(
      z.object({
        endsAt: moment(),
        from: z.catch(z.nullable(z.enum(['file', 'typed'])), null),
      }),
      EXPIRY_UNKNOWN,
    ),
  ),
};

/** How far the person has come in this browser session. */
export const visitItem: Item<Visit> = {
  key: 'visit',
  area: 'session',
  schema: once(() =>
    z.catch(
      z.object({
        chosenAt: moment(),
        portalAt: moment(),
        userInfoAt: moment(),
        updateAt: moment(),
      }),
      NO_VISIT,
    ),
  ),
};

/** Since when the popup shows the way in; null when it does not. */
export interface GuideProgress {
  readonly openedAt: number | null;
}

/** Whether the popup, when it is opened again, goes on showing the way in: also after a restart. */
export const guideItem: Item<GuideProgress> = {
  key: 'guide',
  area: 'local',
  schema: once(() => z.catch(z.object({ openedAt: moment() }), { openedAt: null })),
};

/** A check that is under way: since when, in milliseconds since 1970; null when there is none. */
export interface CheckProgress {
  readonly startedAt: number | null;
}

/** Longest time a check may take, in milliseconds; one that looks older was cut off. */
export const CHECK_LIMIT_MS = 20_000;

/** The check under way. */
export const checkItem: Item<CheckProgress> = {
  key: 'check',
  area: 'session',
  schema: once(() => z.catch(z.object({ startedAt: moment() }), { startedAt: null })),
};

/**
 * The tab in which a check asked the portal. `waiting`: nothing has come of it, so that the browser may be
 * asking the person there; `failed`: it shows the browser's or the portal's refusal.
 */
export type CheckTab = { readonly tabId: number; readonly shows: 'waiting' | 'failed' } | null;

/** The last one that may be used again; null when there is none. Tabs are numbered anew at each start. */
export const checkTabItem: Item<CheckTab> = {
  key: 'checkTab',
  area: 'session',
  schema: once(() =>
    z.catch(
      z.nullable(z.object({ tabId: z.number(), shows: z.enum(['waiting', 'failed']) })),
      null,
    ),
  ),
};

const portalUrl = once(() =>
  z.catch(z.nullable(z.string().check(z.refine((url) => isPortalUrl(url)))), null),
);

/** Where the User Info page was last recognised; null when it is not known. */
export interface UserInfoPage {
  readonly url: string | null;
}

/** The User Info page's address when it is a bare path. */
export const userInfoItem: Item<UserInfoPage> = {
  key: 'userInfo',
  area: 'local',
  schema: once(() => z.catch(z.object({ url: portalUrl() }), { url: null })),
};

/** The same when it carries a query, which may name a session: kept in memory only. */
export const userInfoSessionItem: Item<UserInfoPage> = { ...userInfoItem, area: 'session' };

/** Tabs whose page is the answer to a posted form: its address opens something else by itself. */
export const postedTabsItem: Item<readonly number[]> = {
  key: 'postedTabs',
  area: 'session',
  schema: once(() => z.catch(z.array(z.number()), [])),
};

/**
 * How far an Update has come: `chosen` on the page; `pressed` and let through by us; `sent` to the
 * portal; `answered` in its tab; `read`, when the answer's words have been understood.
 */
const UPDATE_PHASES = ['chosen', 'pressed', 'sent', 'answered', 'read'] as const;

/**
 * An Update, from the choice on the page until its frame goes on to a further page: until then the
 * frame shows the portal's answer, which may repeat what was typed without having saved it.
 */
export interface TrackedUpdate {
  readonly tabId: number;
  /** 0 is the tab's own page. */
  readonly frameId: number;
  /** What Password Protect was set to; null when the page has no control. */
  readonly passwordProtect: 'on' | 'off' | null;
  /** A new password was in it; false until Update is pressed. */
  readonly passwordChanged: boolean;
  readonly phase: (typeof UPDATE_PHASES)[number];
  /** The browser's number of its request; null before it was sent. */
  readonly requestId: string | null;
  /** When it was sent; null before. */
  readonly sentAt: number | null;
  /** When it came that far, in milliseconds since 1970. */
  readonly at: number;
}

/** Updates under way, at most one a tab. */
export const updatesItem: Item<readonly TrackedUpdate[]> = {
  key: 'updates',
  area: 'session',
  schema: once(() =>
    z.catch(
      z.array(
        z.object({
          tabId: z.number(),
          frameId: z.number(),
          passwordProtect: z.nullable(z.enum(['on', 'off'])),
          passwordChanged: z.boolean(),
          phase: z.enum(UPDATE_PHASES),
          requestId: z.nullable(z.string()),
          sentAt: z.nullable(z.number()),
          at: z.number(),
        }),
      ),
      [],
    ),
  ),
};

/** Pages that a person has shown, newest first. One that does not parse is dropped by itself. */
export const pageMapsItem: Item<readonly KeptPageMap[]> = {
  key: 'pageMaps',
  area: 'local',
  schema: once(() => healing(keptPageMapSchema())),
};

const queues = new Map<string, Promise<unknown>>();
const queueOf = <T>({ area, key }: Item<T>): string => `${area}:${key}`;

/** An item's value in what its area holds; whatever is missing or broken is as if never kept. */
export function pick<T>({ key, schema }: Item<T>, stored: Readonly<Record<string, unknown>>): T {
  return schema().parse(stored[key]);
}

async function readStored<T>(item: Item<T>): Promise<T> {
  return pick(item, await browser.storage[item.area].get(item.key));
}

/**
 * Reads one item, after the changes that are under way in this context; whatever is missing or
 * broken is as if it had never been kept.
 */
export async function read<T>(item: Item<T>): Promise<T> {
  await queues.get(queueOf(item));
  return readStored(item);
}

/**
 * Changes one item. Changes of the same item wait for each other: concurrent get-modify-set calls
 * would lose all but the last.
 * @param changeValue gets the present value; giving back the same object writes nothing
 * @returns the value as it then stands; rejects when it could not be written
 */
export function change<T>(item: Item<T>, changeValue: (present: T) => T): Promise<T> {
  const queue = queueOf(item);
  const result = (queues.get(queue) ?? Promise.resolve()).then(async () => {
    const present = await readStored(item);
    const next = changeValue(present);
    if (next !== present) await browser.storage[item.area].set({ [item.key]: next });
    return next;
  });
  // A failed write is reported to its caller and must not block the next one.
  queues.set(
    queue,
    result.catch(() => undefined),
  );
  return result;
}

/** Makes an item what it was before anything was kept. */
export function reset<T>(item: Item<T>): Promise<T> {
  return change(item, () => pick(item, {}));
}

/**
 * Calls back with an item's new value whenever it changes, until the signal is aborted.
 * @param signal ends the watching
 */
export function watch<T>(item: Item<T>, onValue: (value: T) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const entry = changes[item.key];
    if (area === item.area && entry !== undefined) onValue(item.schema().parse(entry.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
