/**
 * Every message between the contexts. Caller, handler and check are derived from these two maps, and
 * what arrives at the background or the popup is checked at run time; the page's script, where every
 * kilobyte counts, checks the sender and the type of its one message by hand. No message has a place
 * for anything a person typed.
 */
import * as z from 'zod/mini';

/** What the background may answer when it could not do what was asked. */
const failure = z.object({
  ok: z.literal(false),
  error: z.literal('failed'),
});
const done = z.object({ ok: z.literal(true) });
const doneOrFailed = z.discriminatedUnion('ok', [done, failure]);

/** The Password Protect control's choice on the page; null when the page has none. */
const passwordProtectChoice = z.nullable(z.enum(['on', 'off']));

/** Messages to the background. */
export const toBackground = {
  /** From the popup: ask the portal once, now. Answers when the check has ended and is stored. */
  check: { request: z.object({ type: z.literal('check') }), response: doneOrFailed },
  /** From the page: this page was recognised as User Info and shows this saved setting. */
  'user-info-seen': {
    request: z.object({
      type: z.literal('user-info-seen'),
      passwordProtect: passwordProtectChoice,
    }),
    response: doneOrFailed,
  },
  /**
   * From the page: another setting was chosen, and is not sent yet. Said at once, because a message
   * sent with the Update itself is lost when the page is gone before a stopped worker has started.
   */
  'protect-chosen': {
    request: z.object({
      type: z.literal('protect-chosen'),
      passwordProtect: passwordProtectChoice,
    }),
    response: doneOrFailed,
  },
  /** From the page: Update was pressed and let through, with this setting chosen. */
  'update-pressed': {
    request: z.object({
      type: z.literal('update-pressed'),
      passwordProtect: passwordProtectChoice,
      /** In milliseconds since 1970: a stopped worker may hear of the request first. */
      pressedAt: z.number(),
    }),
    response: doneOrFailed,
  },
} as const;

/** Messages to a page's content script. */
export const toContent = {
  /** After an Update: does this page say that it was done? A page that cannot tell is silent. */
  'read-answer': {
    request: z.object({ type: z.literal('read-answer') }),
    response: z.object({ outcome: z.enum(['done', 'refused']) }),
  },
} as const;

export type ToBackground = typeof toBackground;
export type ToContent = typeof toContent;
type Protocol = ToBackground | ToContent;

/** A message of a type, as its receiver gets it. */
export type Request<P extends Protocol, K extends keyof P> = P[K] extends { request: infer S }
  ? z.infer<S>
  : never;

/** The answer to a message of a type. */
export type Response<P extends Protocol, K extends keyof P> = P[K] extends { response: infer S }
  ? z.infer<S>
  : never;

/** Any message to the background. */
export type BackgroundRequest = {
  [K in keyof ToBackground]: Request<ToBackground, K>;
}[keyof ToBackground];

const backgroundRequest = z.discriminatedUnion('type', [
  toBackground.check.request,
  toBackground['user-info-seen'].request,
  toBackground['protect-chosen'].request,
  toBackground['update-pressed'].request,
]);

/**
 * Checks a message that arrived at the background.
 * @returns the parsed message, or null when it is none of ours
 */
export function parseBackgroundRequest(message: unknown): BackgroundRequest | null {
  const parsed = backgroundRequest.safeParse(message);
  return parsed.success ? parsed.data : null;
}
