/** What was asked for first, item by item. */
import { pick } from '../shared/storage';
import { firstAccess, firstReading } from './first-reading';
import type { Reader } from './follow-item';

/** Gives an item as it was when the popup was opened; rejects when its area could not be read. */
export const readFirst: Reader = async (item) => pick(item, await firstReading[item.area]);

/** Whether the extension may see the portal, as it was when the popup was opened. */
export const readAccessFirst = (): Promise<boolean> => firstAccess;
