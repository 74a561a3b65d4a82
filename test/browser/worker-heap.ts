/** Everything that the extension's worker holds in memory, for a test that searches it. */

import type { RunningChromium } from './chromium';
import { attachNested } from './nested-session';

/** @returns a snapshot of the worker's heap, as the browser writes it, with all its strings */
export async function readWorkerHeap(browser: RunningChromium): Promise<string> {
  await browser.worker();
  const { targetInfos } = await browser.session.send('Target.getTargets');
  const target = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId),
  );
  if (target === undefined) throw new Error('The worker is no target.');
  const chunks: string[] = [];
  const nested = await attachNested(browser.session, target.targetId, (method, params) => {
    if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(String(params.chunk));
  });
  await nested.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await nested.detach();
  return chunks.join('');
}
