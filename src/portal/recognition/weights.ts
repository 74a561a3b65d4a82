/**
 * How much each thing counts: the recogniser's other half of data, beside the words.
 *
 * Points are relative; a clear label is ten. `test/pages/` shows what a change of one does.
 */
import type { Source } from './recognition';
import type { Concept } from './vocabulary';

/** Points of a clear word, by where it stands. */
export const SOURCE_POINTS: Readonly<Record<Exclude<Source, 'structure'>, number>> = {
  label: 10,
  header: 8,
  nearby: 8,
  hint: 7,
  identifier: 5,
  autocomplete: 3,
};

/** Words that contradict count this many times what they would count for. */
export const CONTRADICTION = 2;

/** A word of this kind, wherever it stands near a field, rules the field out. */
export const RULED_OUT = -40;

/** Clear words at several places that a person reads are worth no more than this together. */
export const READ_AT_MOST = 20;

/** What a part's words are: 1 is clear, a half is weak. */
interface PartWords {
  readonly for: Readonly<Partial<Record<Concept, number>>>;
  /** Contradicts where it stands, or in the nearest text that names any of the part's family. */
  readonly against: readonly Concept[];
  /** Rules a field out from any text that a person reads, or from its name. */
  readonly never: readonly Concept[];
}

/** The parts that are told by words. */
export const PART_WORDS = {
  newPassword: {
    for: { 'new-password': 1, password: 0.5 },
    against: ['re-enter', 'other-password'],
    never: ['thing-password', 'password-protect'],
  },
  reEntry: {
    for: { 're-enter': 1, 'new-password': 0.5 },
    against: ['other-password'],
    never: ['thing-password', 'password-protect'],
  },
  firstName: {
    for: { 'first-name': 1, upper: 1 },
    against: ['last-name', 'lower', 'not-a-name'],
    never: ['kana'],
  },
  lastName: {
    for: { 'last-name': 1, lower: 1 },
    against: ['first-name', 'upper', 'not-a-name'],
    never: ['kana'],
  },
} as const satisfies Record<string, PartWords>;

/** Points of what two fields are and how they stand to each other. */
export const STRUCTURE = {
  /** The browser hides what is typed into it. */
  isPassword: 2,
  /** No other field between the two. */
  neighbours: 3,
  /** The form has no third password box. */
  onlyPair: 1,
  /** One cell, or one legend, names both names. */
  sharedRow: 2,
  /** No other field of the form says the same of itself. */
  onlyOne: 2,
  /** The lower name above the upper one, against the guide: only clear words may say so. */
  reversed: -6,
  /** Something is written beside the field, and it is none of the words for it. */
  unknownWords: -6,
  /** Only the second of two passwords is called new, and it is no re-entry. */
  currentFirst: -12,
} as const;

/** Points of a row's label that names both of its boxes, for each of them. */
export const ROW_POINTS = 8;

/** A part is accepted with this many points … */
export const ACCEPTED = 10;
/** … from at least this many sources that do not depend on each other … */
export const SOURCES_NEEDED = 2;
/** … and this many more than the best other choice. */
export const MARGIN = 4;

/** Points of a button. */
export const BUTTON = {
  update: 10,
  weak: 5,
  /** An image's file name, or a name or id, where a person reads no words. */
  hidden: 6,
  hiddenWeak: 4,
  submits: 3,
  /** No other button of the form says so. */
  only: 2,
  behindPair: 4,
  accepted: 8,
} as const;

/** Points for and against the page as a whole being User Info. */
export const PAGE = {
  passwordProtect: 4,
  heading: 4,
  buttonSaysUserInfo: 2,
  company: 1,
  telephone: 1,
  parcelId: 1,
  /** The pair is called a password, and nowhere a new one. */
  weakPair: -3,
  /** The page has a heading, and it is none that User Info would have. */
  unknownHeading: -10,
  unknownTitle: -2,
  /** A text above the form speaks of another page. */
  textOfOtherPage: -5,
  /** The same on a page that calls itself User Info. */
  mentionsOtherPage: -2,
  /** Neither Password Protect, nor the product's name or address: others have a User Info page, too. */
  otherProduct: -4,
  /** A heading, button or field that User Info does not have. */
  otherPage: RULED_OUT,
  accepted: 3,
} as const;
