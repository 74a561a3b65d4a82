/** The portal's page in the open tab, as it reports itself while the popup is open. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isPortalUrl } from '../portal/links';
import { browser, type Runtime } from '../shared/browser';
import { PAGE_PORT, type PageReport, type ShowMe, toPopup } from '../shared/protocol';
import { bestReport } from './page-view';

/** The page in the open tab. */
export interface OpenPage {
  /** The frame that matters most; null where the tab shows no page of the portal. */
  readonly report: PageReport | null;
  /** Lets the person show this page; the popup closes once the page is ready for it. */
  readonly showMe: () => void;
}

/** The tab below the popup; null when it is certainly not the portal's. */
async function findTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  // An address that may not be read is tried: where nobody listens nothing happens.
  const mayBePortal = tab?.url === undefined || isPortalUrl(tab.url);
  return mayBePortal ? (tab?.id ?? null) : null;
}

/** Follows the page. */
export function usePage(): OpenPage {
  const [report, setReport] = useState<PageReport | null>(null);
  const port = useRef<Runtime.Port | null>(null);
  /** The page that was asked to be shown. */
  const asked = useRef<string | null>(null);

  useEffect(() => {
    let isOver = false;
    const reports = new Map<string, PageReport>();
    const onMessage = (message: unknown): void => {
      const parsed = toPopup['page-report']().safeParse(message);
      if (!parsed.success) return;
      const { data } = parsed;
      reports.set(data.page, data);
      setReport(bestReport([...reports.values()]));
      if (data.page === asked.current && data.state === 'showing') window.close();
    };
    const connect = (tabId: number | null): void => {
      if (tabId === null || isOver) return;
      port.current = browser.tabs.connect(tabId, { name: PAGE_PORT });
      port.current.onMessage.addListener(onMessage);
      port.current.onDisconnect.addListener(() => {
        setReport(null);
        // Read, or the browser reports it as an error: no page of the portal is no error.
        return browser.runtime.lastError;
      });
    };
    // Without tabs the popup has everything else to show.
    findTab().then(connect, () => undefined);
    return () => {
      isOver = true;
      port.current?.disconnect();
    };
  }, []);

  const showMe = (): void => {
    if (report === null) return;
    const message: ShowMe = { type: 'show-me', page: report.page };
    asked.current = report.page;
    port.current?.postMessage(message);
  };
  return { report, showMe };
}
