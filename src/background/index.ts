/**
 * The background worker. It may be stopped at any moment and is woken by the very events below, so
 * every listener is registered here, at the top level, at once.
 */
import { browser } from '../shared/browser';
import { reportFault } from '../shared/report-fault';
import { onWatchedTabClosed } from './check-by-tab';
import { handleMessage } from './handle-message';
import { observedRequests, onError, onHeaders, onRequest, onResponse } from './observe-requests';
import { onAccessChanged, settleAccess } from './portal-access';
import { resumeReading } from './read-update';
import { onAlarm, onRemembered, showIfForgotten, showInToolbar } from './show-in-toolbar';
import { noteBrowserStart, onTabClosed } from './sign-ins';

browser.webRequest.onBeforeRequest.addListener(onRequest, observedRequests);
browser.webRequest.onHeadersReceived.addListener(onHeaders, observedRequests, ['responseHeaders']);
browser.webRequest.onResponseStarted.addListener(onResponse, observedRequests, ['responseHeaders']);
browser.webRequest.onErrorOccurred.addListener(onError, observedRequests);
browser.runtime.onMessage.addListener(handleMessage);
browser.storage.onChanged.addListener(onRemembered);
browser.alarms.onAlarm.addListener(onAlarm);
browser.tabs.onRemoved.addListener(onTabClosed);
browser.tabs.onRemoved.addListener(onWatchedTabClosed);
browser.permissions.onAdded.addListener(onAccessChanged);
browser.permissions.onRemoved.addListener(onAccessChanged);
browser.runtime.onStartup.addListener(noteBrowserStart);
browser.runtime.onStartup.addListener(showInToolbar);
browser.runtime.onInstalled.addListener(showInToolbar);

resumeReading().catch(reportFault);
showIfForgotten().catch(reportFault);
void settleAccess();
