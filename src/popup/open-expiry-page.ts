/** Going to the page for the expiry date. */
import { browser } from '../shared/browser';
import { openOwnPage } from './open-tab';

/** Where the build puts the page. */
const PATH = 'src/popup/expiry.html';

/** Its whole address. */
export const expiryPageUrl = (): string => browser.runtime.getURL(PATH);

/** Brings the page to the front, or opens it. Rejects when neither can be done. */
export const openExpiryPage = (): Promise<void> => openOwnPage(expiryPageUrl());
