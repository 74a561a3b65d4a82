/** The script on the portal's pages: small, because it runs on every one of them. */
import { loadAnswer, loadAssistant, loadRefusal } from './load-assistant';
import { onFirstNeed } from './on-first-need';

onFirstNeed(loadAssistant, loadAnswer);
loadRefusal();
