/**
 * What the portal's page says after Update was pressed. The words are guesses at a page that nobody
 * here has seen, so both kinds must be told apart clearly, else the answer is `unclear` and nothing
 * is claimed.
 */

/** `done`: the page says the change was made. `refused`: it says it was not. */
export type UpdateOutcome = 'done' | 'refused' | 'unclear';

const DONE =
  /(?:更新|変更|登録|保存|設定)(?:が|は|を)?(?:正常に)?(?:完了(?:いた)?しました|(?:いた)?しました|されました|終了しました)|(?:has|have|was|were) (?:been )?(?:successfully )?(?:updated|changed|saved)|(?:updated|changed|saved) successfully|successfully (?:updated|changed|saved)/i;

/**
 * Only words that report a failure. The portal's page may repeat its rules ("must be …",
 * 「入力してください」) beside a success, so words of rules are no evidence.
 */
const REFUSED =
  /エラー|失敗|できません(?!か)|できなかった|正しくありません|誤りがあります|一致しません|(?:更新|変更|登録|保存)(?:は|が)?されていません|\berrors?\b|\bfailed\b|\binvalid\b|\bnot (?:been )?(?:updated|changed|saved|accepted)\b|\b(?:could|do|does)(?:n['’]t| not) (?:be|match|update|save)\b|\brejected\b/i;

/** How many characters of a page are read: enough for any message, of a page of any length. */
export const ANSWER_AT_MOST = 4_000;

/**
 * Reads the answer from a page's visible text.
 * @param text the page's text; what comes after the first 4,000 characters is not read
 */
export function readUpdateAnswer(text: string): UpdateOutcome {
  const head = text.slice(0, ANSWER_AT_MOST).normalize('NFKC');
  if (REFUSED.test(head)) return 'refused';
  return DONE.test(head) ? 'done' : 'unclear';
}
