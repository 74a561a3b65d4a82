/** The sizes, in CSS pixels, and the age of what is drawn. */

/** The popup is this wide; its height follows. */
export const POPUP_WIDTH = 360;
/** Higher than any: a scroll bar would take its width from the picture. */
export const POPUP_ROOM = 1_200;
/** The portal's page. */
export const PAGE_WIDTH = 760;
/** How long ago it was seen, in milliseconds. */
export const FOUR_MINUTES_MS = 4 * 60_000;
