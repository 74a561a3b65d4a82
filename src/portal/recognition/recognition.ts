/** What recognising a page gives back: the answer, its parts, and the reasons for both. */
import type { PasswordProtectControl } from './password-protect-control';

/** The parts that the assistant works with, in the order in which a person is asked for them. */
export const PARTS = [
  'newPassword',
  'reEntry',
  'firstName',
  'lastName',
  'update',
  'passwordProtect',
] as const;
export type Part = (typeof PARTS)[number];

/** Fields that User Info has besides, found where the page names them. */
export type OtherField = 'company' | 'telephone' | 'parcelId';

/** The parts of a recognised page. */
export interface UserInfoParts {
  readonly newPassword: HTMLInputElement;
  readonly reEntry: HTMLInputElement;
  /** The upper of the two name fields, unless the page's words say otherwise. */
  readonly firstName: HTMLInputElement;
  readonly lastName: HTMLInputElement;
  readonly update: HTMLElement;
  /** Null when the page says nothing of Password Protect. */
  readonly passwordProtect: PasswordProtectControl | null;
  /** The other fields that were found. */
  readonly others: Readonly<Partial<Record<OtherField, HTMLElement>>>;
  /** What the page calls them; empty where it has no words of its own for a part. */
  readonly labels: Readonly<
    Record<'newPassword' | 'reEntry' | 'firstName' | 'lastName' | 'update', string>
  >;
  /** What holds all of them: the form, or the body of a page without one. */
  readonly scope: HTMLElement;
}

/** What could not be found or told. */
export type Doubt =
  | 'password-pair'
  | 'names'
  | 'update'
  | 'password-protect'
  /** More than one form, or frame, qualifies. */
  | 'two-forms'
  /** Nothing beside the form says that it is User Info. */
  | 'user-info'
  /** Something says that it is another page: a sign-up, another user's data. */
  | 'another-page'
  /** The page's text is not what its author wrote: a wrong character set. */
  | 'unreadable';

/** Where points come from. Those that one person wrote at one place count as one: see `GROUPS`. */
export const SOURCES = [
  /** A `<label>` or an ARIA name. */
  'label',
  /** The row's header cell, `dt` or legend. */
  'header',
  /** The text next to the control, in its own cell or block. */
  'nearby',
  /** Placeholder or title. */
  'hint',
  /** Name and id, which a person never sees. */
  'identifier',
  /** The kind of control, its place among the others, and what its neighbours turned out to be. */
  'structure',
  'autocomplete',
] as const;
export type Source = (typeof SOURCES)[number];

/** One thing that counted for or against a part, or for or against the page as a whole. */
export interface Reason {
  readonly about: Part | 'page';
  /** Where it stood; `heading` and `button` are the page's. */
  readonly source: Source | 'heading' | 'button' | 'field';
  /** What it says, as a concept of the vocabulary or a rule's name. */
  readonly says: string;
  /** The text that said it; empty for structure. Never a value that somebody typed. */
  readonly text: string;
  readonly points: number;
}

/** `no` is silent; `unsure` says what was found and what is in doubt; `match` gives the parts. */
export type Recognition =
  | { readonly answer: 'no'; readonly reasons: readonly Reason[] }
  | {
      readonly answer: 'unsure';
      readonly doubts: readonly Doubt[];
      readonly found: readonly Part[];
      readonly reasons: readonly Reason[];
    }
  | {
      readonly answer: 'match';
      readonly parts: UserInfoParts;
      readonly reasons: readonly Reason[];
    };

/** How to look. */
export interface RecogniseOptions {
  /** The sources that may be read; all, unless a test asks what one of them carries alone. */
  readonly sources?: readonly Source[];
}
