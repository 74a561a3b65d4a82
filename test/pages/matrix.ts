/** The positive matrix: every page on which the assistant should be at work. */
import { DIMENSIONS, idOf, type PageChoice } from './dimensions';
import { choosePairwise } from './pairwise';
import { type PageMarkup, renderPage } from './render-page';
import { type Sheet, toSheet } from './sheet';

/** Enough for every two values of any two dimensions, and many meet several times. */
const PAGES = 300;

/** One page of the matrix. */
export interface MatrixPage {
  readonly id: string;
  readonly choice: PageChoice;
  readonly sheet: Sheet;
  readonly markup: PageMarkup;
}

/** All of them, in a stable order. */
export const MATRIX: readonly MatrixPage[] = choosePairwise(DIMENSIONS, PAGES).map((choice) => {
  const sheet = toSheet(choice);
  return { id: idOf(choice), choice, sheet, markup: renderPage(sheet) };
});
