/**
 * The one door to the WebExtension API for popup and background. It is the browser's own: with
 * Manifest V3 Chromium's and Firefox's `chrome` both give promises. The polyfill, of which the types
 * are, would be evaluated at every start of the worker and every opening of the popup for nothing.
 * There is no such API outside an extension, so unit tests replace this module.
 */
import type { Browser, Events, Runtime } from 'webextension-polyfill';

export type { Runtime, Storage, Tabs, WebRequest } from 'webextension-polyfill';

/** Only a listener that gives back true may answer later: Chromium did not always take a promise. */
type MessageListener = (
  message: unknown,
  sender: Runtime.MessageSender,
  answer: (response: unknown) => void,
) => true | undefined;

interface NativeRuntime extends Omit<Browser['runtime'], 'onMessage'> {
  readonly onMessage: Events.Event<MessageListener>;
}

interface NativeBrowser extends Omit<Browser, 'runtime'> {
  readonly runtime: NativeRuntime;
}

declare const chrome: NativeBrowser;

export const browser: NativeBrowser = chrome;
