/** The pages that a person has shown. */
import type { PageMap } from '../portal/recognition/page-map';
import { type KeptPageMap, PAGE_MAPS_AT_MOST } from '../shared/page-map-schema';
import { change, pageMapsItem, read } from '../shared/storage';

/** The maps that are kept, newest first. */
export function listPageMaps(): Promise<readonly KeptPageMap[]> {
  return read(pageMapsItem);
}

const marksOf = ({ parts }: PageMap): string => JSON.stringify(Object.entries(parts).sort());

/** Keeps a map, in place of one with the same marks; the oldest goes when there are too many. */
export async function keepPageMap(map: PageMap): Promise<void> {
  const kept = { id: crypto.randomUUID(), shownAt: Date.now(), map };
  await change(pageMapsItem, (maps) =>
    [kept, ...maps.filter((other) => marksOf(other.map) !== marksOf(map))].slice(
      0,
      PAGE_MAPS_AT_MOST,
    ),
  );
}

/** Forgets a map; one that is gone already stays gone. */
export async function forgetPageMap(id: string): Promise<void> {
  await change(pageMapsItem, (maps) => {
    const left = maps.filter((kept) => kept.id !== id);
    return left.length === maps.length ? maps : left;
  });
}
