/**
 * Every message between the contexts. Caller, handler and check are derived from these maps, and
 * what arrives at the background or the popup is checked at run time; the page's script, where every
 * kilobyte counts, checks the sender and the type of its few messages by hand. No message has a place
 * for anything a person typed.
 */
import * as z from 'zod/mini';
import { REFUSALS } from '../portal/certificate/refusal-page';
import { ACCOUNT_MARKS } from '../portal/password-protect/account-mark';
import { PARTS } from '../portal/recognition/recognition';
import { once } from './once';
import { doubtSchema, keptPageMapSchema, pageMapSchema } from './page-map-schema';

/** What a person may have forgotten, each by itself, or all of it. */
export const FORGETTABLE = [
  'certificate',
  'password-protect',
  'clock',
  'expiry',
  'user-info',
  'page-maps',
  'visit',
  'everything',
] as const;
export type Forgettable = (typeof FORGETTABLE)[number];

/** What the background may answer when it could not do what was asked. */
const failure = once(() => z.object({ ok: z.literal(false), error: z.literal('failed') }));
const doneOrFailed = once(() =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), failure()]),
);

/** The Password Protect control's choice on the page; null when the page has none. */
const passwordProtectChoice = once(() => z.nullable(z.enum(['on', 'off'])));

/** A document of a tab, by a random token of its own; it says nothing about the page. */
const pageToken = once(() => z.string().check(z.maxLength(64)));

/** Messages to the background. */
export const toBackground = {
  /** From the popup: ask the portal once, now. Answers when the check has ended and is stored. */
  check: { request: once(() => z.object({ type: z.literal('check') })), response: doneOrFailed },
  /** From the popup: end the check under way without a result. */
  'check-cancelled': {
    request: once(() => z.object({ type: z.literal('check-cancelled') })),
    response: doneOrFailed,
  },
  /** From the popup: the way in is shown, or is no longer. */
  'guide-shown': {
    request: once(() => z.object({ type: z.literal('guide-shown'), isShown: z.boolean() })),
    response: doneOrFailed,
  },
  /** From the expiry page: remember when the certificate ends, in milliseconds since 1970. */
  'expiry-kept': {
    request: once(() =>
      z.object({
        type: z.literal('expiry-kept'),
        endsAt: z.number().check(z.nonnegative(), z.maximum(8.64e15)),
        from: z.enum(['file', 'typed']),
      }),
    ),
    response: doneOrFailed,
  },
  /** From the popup: the person has been told that Password Protect became another. */
  'protect-change-noticed': {
    /** When the change that was told was seen, in milliseconds since 1970. */
    request: once(() =>
      z.object({
        type: z.literal('protect-change-noticed'),
        upTo: z.number().check(z.nonnegative()),
      }),
    ),
    response: doneOrFailed,
  },
  /** From the popup or the expiry page: forget what is known of something. */
  forget: {
    request: once(() => z.object({ type: z.literal('forget'), what: z.enum(FORGETTABLE) })),
    response: doneOrFailed,
  },
  /** From the page: this page was recognised as User Info and shows this saved setting. */
  'user-info-seen': {
    request: once(() =>
      z.object({
        type: z.literal('user-info-seen'),
        /** Null besides where the page is an old copy: it may no longer be so. */
        passwordProtect: passwordProtectChoice(),
        /** A mark of the e-Parcel ID that the page shows as text; null when it shows none. */
        account: z.nullable(z.int().check(z.minimum(0), z.maximum(ACCOUNT_MARKS - 1))),
        /** When the portal sent the page, in milliseconds since 1970. */
        loadedAt: z.number().check(z.nonnegative()),
        page: pageToken(),
      }),
    ),
    /** `alone`: no other frame of the tab says the same of itself; else neither may act. */
    response: once(() =>
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), alone: z.boolean() }),
        failure(),
      ]),
    ),
  },
  /**
   * From the page: another setting was chosen, and is not sent yet. Said at once, because a message
   * sent with the Update itself is lost when the page is gone before a stopped worker has started.
   */
  'protect-chosen': {
    request: once(() =>
      z.object({
        type: z.literal('protect-chosen'),
        passwordProtect: passwordProtectChoice(),
      }),
    ),
    response: doneOrFailed,
  },
  /** From the page: Update was pressed and let through, with this setting chosen. */
  'update-pressed': {
    request: once(() =>
      z.object({
        type: z.literal('update-pressed'),
        passwordProtect: passwordProtectChoice(),
        /** A new password was in it, twice. */
        passwordChanged: z.boolean(),
        /** In milliseconds since 1970: a stopped worker may hear of the request first. */
        pressedAt: z.number(),
      }),
    ),
    response: doneOrFailed,
  },
  /**
   * From the page: it has loaded, and somebody went to it from another. Where it may be the answer to an
   * Update, the background says that it has read it: one that was stopped before is started by this, and
   * one that is stopped in the middle never says so, and is told again.
   */
  'page-loaded': {
    request: once(() =>
      z.object({
        type: z.literal('page-loaded'),
        /** In milliseconds since 1970: what is chosen on it later has no answer here. */
        loadedAt: z.number(),
      }),
    ),
    response: doneOrFailed,
  },
  /** From the page: it is a web server's refusal of the certificate, and says which. */
  'refusal-shown': {
    request: once(() => z.object({ type: z.literal('refusal-shown'), refusal: z.enum(REFUSALS) })),
    response: doneOrFailed,
  },
  /** From the page: a person has shown its parts. */
  'page-shown': {
    request: once(() => z.object({ type: z.literal('page-shown'), map: pageMapSchema() })),
    response: doneOrFailed,
  },
  /** From the page: it cannot be told by its words alone; has anybody shown it? */
  'page-maps': {
    request: once(() => z.object({ type: z.literal('page-maps') })),
    response: once(() =>
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), maps: z.readonly(z.array(keptPageMapSchema())) }),
        failure(),
      ]),
    ),
  },
  /** From the popup: forget a map. */
  'page-map-removed': {
    request: once(() => z.object({ type: z.literal('page-map-removed'), id: z.string() })),
    response: doneOrFailed,
  },
} as const;

/** Messages to a page's content script. */
export const toContent = {
  /**
   * After an Update: does this page say that it was done? A page that cannot tell is silent. Where a
   * password was changed, or Password Protect switched, one that says so tells the person what follows.
   */
  'read-answer': {
    request: once(() =>
      z.object({
        type: z.literal('read-answer'),
        passwordChanged: z.boolean(),
        /** Password Protect is on: chosen in this Update, or known to be. */
        isProtected: z.boolean(),
        /** What Password Protect is by this Update, where it was known to be otherwise before. */
        switchedTo: z.nullable(z.enum(['on', 'off'])),
      }),
    ),
    response: once(() => z.object({ outcome: z.enum(['done', 'refused']) })),
  },
  /** Another frame is User Info, too. A page that is says so and steps back; any other is silent. */
  'another-matched': {
    request: once(() => z.object({ type: z.literal('another-matched'), page: pageToken() })),
    response: once(() => z.literal(true)),
  },
} as const;

/** The name of the port between popup and page: as long as it is open the page says how it stands. */
export const PAGE_PORT = 'page';

/**
 * How the assistant stands on a page. `working`: it was recognised, `map`: as a person has shown it.
 * `showing`: it is being shown. `removed`: the page took the panel away again and again. `stopped`:
 * there is no place for it, or something broke. `stepped-back`: another frame is User Info, too.
 */
const PAGE_STATES = [
  'idle',
  'working',
  'map',
  'showing',
  'removed',
  'stopped',
  'stepped-back',
] as const;

/** Messages from a page to an open popup, by port. */
export const toPopup = {
  'page-report': once(() =>
    z.object({
      type: z.literal('page-report'),
      page: pageToken(),
      answer: z.enum(['no', 'unsure', 'match']),
      found: z.readonly(z.array(z.enum(PARTS))),
      doubts: z.readonly(z.array(doubtSchema())),
      /** How many usable boxes it has to type in; `passwords` are among them. */
      fields: z.number(),
      passwords: z.number(),
      state: z.enum(PAGE_STATES),
      /** The page states other conditions than the published ones: the checks are a guide only. */
      isDrifted: z.boolean(),
    }),
  ),
} as const;

/** Messages from an open popup to a page, by port. */
export const toPage = {
  /** Let the person show the parts of this very document. */
  'show-me': once(() => z.object({ type: z.literal('show-me'), page: pageToken() })),
} as const;

/** How a page stands. */
export type PageReport = z.infer<ReturnType<(typeof toPopup)['page-report']>>;
/** What the popup asks of a page. */
export type ShowMe = z.infer<ReturnType<(typeof toPage)['show-me']>>;

export type ToBackground = typeof toBackground;
export type ToContent = typeof toContent;
type Protocol = ToBackground | ToContent;

/** A message of a type, as its receiver gets it. */
export type Request<P extends Protocol, K extends keyof P> = P[K] extends { request: () => infer S }
  ? z.infer<S>
  : never;

/** The answer to a message of a type. */
export type Response<P extends Protocol, K extends keyof P> = P[K] extends {
  response: () => infer S;
}
  ? z.infer<S>
  : never;

/** Any message to the background. */
export type BackgroundRequest = {
  [K in keyof ToBackground]: Request<ToBackground, K>;
}[keyof ToBackground];

const typeOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;

const isToBackground = (type: unknown): type is keyof ToBackground =>
  typeof type === 'string' && Object.hasOwn(toBackground, type);

/**
 * Checks a message that arrived at the background.
 * @returns the parsed message, or null when it is none of ours
 */
export function parseBackgroundRequest(message: unknown): BackgroundRequest | null {
  const type = typeOf(message);
  if (!isToBackground(type)) return null;
  const parsed = toBackground[type].request().safeParse(message);
  return parsed.success ? parsed.data : null;
}
