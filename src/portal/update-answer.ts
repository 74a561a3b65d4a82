/**
 * What the portal's page says after Update was pressed. The words are guesses at a page that nobody
 * here has seen, so both kinds must be told apart clearly, else the answer is `unclear` and nothing
 * is claimed.
 */

/** `done`: the page says the change was made. `refused`: it says it was not. */
export type UpdateOutcome = 'done' | 'refused' | 'unclear';

/**
 * A report that ends its sentence. What goes on ("changed on 2024-01-02", 「変更しましたら」) speaks of
 * something else; a link back may follow.
 */
const DONE = [
  /(?:更新|変更|登録|保存|設定)(?:が|は|を)?(?:正常に)?(?:完了(?:(?:いた|致)?しました)?|(?:いた|致)?しました|されました|終了しました|(?:を)?受け?付け(?:(?:いた|致)?し)?ました)(?=\s|[。!]|$)/,
  /(?:(?:has|have) been (?:successfully )?|(?:was|were) (?:successfully )?|successfully )(?:updated|changed|saved)(?: successfully)?(?=\s*(?:[.!]|$)|\s+(?:Back|Return|Close|OK|Home)\b)/i,
  /(?:updated|changed|saved) successfully(?=\s*(?:[.!]|$)|\s+(?:Back|Return|Close|OK|Home)\b)/i,
] as const;

/** Words that turn a report into a condition, a denial, a question or a piece of history. */
const NOT_A_REPORT =
  /\b(?:no|not|nothing|none|never|neither|nobody|if|when|whenever|once|whether|after|before|until|unless|unable|last|previous|previously|that|which|will|would|should|must|check|ensure|please)\b|n['’]t\b|\?|前回|前々回|最終|以前|直近|場合|(?:まし|し)たら|まだ|\d{4}[-/.年]\d|\d{1,2}[/月]\d/i;

/** How far around the report such words count: a page's navigation stands in the same "sentence". */
const BEFORE = 80;
const AFTER = 24;

/**
 * Only words that report a failure. The portal's page may repeat its rules ("must be …",
 * 「入力してください」) beside a success, so words of rules are no evidence.
 */
const REFUSED =
  /エラー|失敗|できません(?!か)|できなかった|正しくありません|誤りがあります|一致しません|(?:更新|変更|登録|保存)(?:は|が)?されていません|(?<!\bno )\berrors?\b|\bfailed\b|\binvalid\b|\bnot (?:been )?(?:updated|changed|saved|accepted)\b|\b(?:could|do|does)(?:n['’]t| not) (?:be|match|update|save)\b|\brejected\b/i;

/** "Errors? Contact the helpdesk", 「エラーの場合は」: what to do, not what happened. */
const ONLY_ADVICE = /\?$|\b(?:if|in case|whenever)\b|場合|たら/i;

/** How many characters of a page are read: enough for any message, of a page of any length. */
export const ANSWER_AT_MOST = 4_000;

function reportsDone(sentence: string): boolean {
  return DONE.some((done) => {
    const found = done.exec(sentence);
    if (!found) return false;
    const end = found.index + found[0].length;
    return !NOT_A_REPORT.test(sentence.slice(Math.max(0, found.index - BEFORE), end + AFTER));
  });
}

/**
 * Reads the answer from a page's visible text.
 * @param text the page's text; what comes after the first 4,000 characters is not read
 */
export function readUpdateAnswer(text: string): UpdateOutcome {
  const head = text.slice(0, ANSWER_AT_MOST).normalize('NFKC');
  const sentences = head.split(/(?<=[。!?])|(?<=\.)\s/).map((sentence) => sentence.trim());
  if (sentences.some((sentence) => REFUSED.test(sentence) && !ONLY_ADVICE.test(sentence))) {
    return 'refused';
  }
  return sentences.some(reportsDone) ? 'done' : 'unclear';
}
