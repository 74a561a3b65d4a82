/** Password Protect in the helpdesk's report: what is known, and from what it follows. In English. */
import type { PasswordProtectEvidence } from '../portal/password-protect/evidence';
import type { HistoryEntry } from '../portal/password-protect/replay';
import type { SignInView } from '../portal/password-protect/sign-in';
import type { PasswordProtectStatus } from '../portal/password-protect/status';
import { momentOf } from './report-moment';

/** Pieces of evidence that are told; more would hide the rest of the report. */
const TOLD = 5;

type Piece = Pick<PasswordProtectEvidence, 'state' | 'source' | 'at'>;

const write = ({ state, source, at }: Piece): string => `${state} by ${source}, ${momentOf(at)}`;

const writeEntry = ({ evidence, isOutweighed }: HistoryEntry): string =>
  `  seen ${write(evidence)}${isOutweighed ? ' (outweighed)' : ''}`;

function lineOfChange({ change }: PasswordProtectStatus): readonly string[] {
  if (change === null) return [];
  const { before, shownBy, isOwn } = change;
  const whose = isOwn ? 'own Update' : 'not an Update here';
  return [`  changed (${whose}): ${write(before)}; then ${write(shownBy)}`];
}

function linesOfSetting(status: PasswordProtectStatus | undefined): readonly string[] {
  if (status === undefined) return ['Password Protect: unreadable'];
  const { state, source, at, since, doubt, pending, passwordChangedAt, history } = status;
  const from = `from ${source ?? 'nothing'}, ${momentOf(at)}`;
  return [
    `Password Protect: ${state}; ${from}${since === null ? '' : `; since ${momentOf(since)}`}`,
    ...lineOfChange(status),
    ...(doubt === null ? [] : [`  in doubt: ${write(doubt)}`]),
    ...(pending === null
      ? []
      : [`  sent, not confirmed: ${pending.state}, ${momentOf(pending.at)}`]),
    ...(passwordChangedAt === null ? [] : [`  new password: ${momentOf(passwordChangedAt)}`]),
    ...history.slice(0, TOLD).map(writeEntry),
  ];
}

function linesOfSignIn(signIn: SignInView): readonly string[] {
  switch (signIn.kind) {
    case 'none':
      return [];
    case 'asked':
      return [`Sign-in: asked once, ${momentOf(signIn.at)}`];
    case 'failed':
      return [`Sign-in: asked ${signIn.times} times, ${momentOf(signIn.at)}`];
  }
}

/**
 * Writes it, a line a fact.
 * @param status undefined when it could not be read
 */
export const reportPasswordProtect = (
  status: PasswordProtectStatus | undefined,
  signIn: SignInView,
): readonly string[] => [...linesOfSetting(status), ...linesOfSignIn(signIn)];
