/**
 * Reads all that a page can keep, as one text. It runs in the page, and so names nothing from outside.
 */
export async function readPageStorage(): Promise<string> {
  return JSON.stringify([
    { ...localStorage },
    { ...sessionStorage },
    document.cookie,
    history.state,
    window.name,
    await indexedDB.databases(),
    await caches.keys(),
  ]);
}
