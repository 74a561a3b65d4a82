/** The script on the portal's pages: small, because it runs on every one of them. */
import { loadAnswer, loadAssistant, loadRefusal } from './load-assistant';
import { isGoneTo, mayBeAnswer } from './may-be-answer';
import { onFirstNeed } from './on-first-need';
import { tellUntilHeard } from './tell-until-heard';

onFirstNeed(loadAssistant, loadAnswer);
loadRefusal();
if (mayBeAnswer() && isGoneTo()) {
  tellUntilHeard<'page-loaded'>({ type: 'page-loaded', loadedAt: Date.now() });
}
