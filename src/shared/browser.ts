/**
 * The one door to the WebExtension API for popup and background: promises in every browser.
 * The polyfill throws outside an extension, so unit tests replace this module.
 * The content script does not come through here: it cannot afford the polyfill's size.
 */
import browser from 'webextension-polyfill';

export type { Runtime, Storage, Tabs, WebRequest } from 'webextension-polyfill';
export { browser };
