/** What the assistant on a page offers to the tools that join it. */
import type { UserInfoParts } from '../portal/recognition/recognition';
import type { BorrowedAttributes } from './borrow-attributes';
import type { Panel } from './panel';
import type { FieldName } from './review';
import type { ShownReview } from './show-review';
import type { Labels } from './words';

/** Calls that come while the assistant stands on the page. */
export interface Occasions {
  /** A field was changed; `byPerson` is false when a script may have done it. */
  readonly onInput: (listener: (name: FieldName, byPerson: boolean) => void) => void;
  /** The person has paused after a change. */
  readonly onPause: (listener: () => void) => void;
  /** An Update was let through. */
  readonly onSent: (listener: () => void) => void;
}

/** The assistant at work on a form. */
export interface Assistance extends Occasions {
  readonly parts: UserInfoParts;
  readonly labels: Labels;
  readonly panel: Panel;
  readonly shown: ShownReview;
  readonly attributes: BorrowedAttributes;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Wraps what an event calls: nothing runs once all has ended, and a fault ends it. */
  readonly guarded: <A extends readonly unknown[]>(
    run: (...event: A) => void,
  ) => (...event: A) => void;
  /** To be called after a tool has changed a field, on a person's press. */
  readonly changed: (name: FieldName) => void;
  /** Says something at once. */
  readonly speak: (text: string) => void;
  /** The page states other conditions than ours: from now on nothing is held. */
  readonly guideOnly: () => void;
}
