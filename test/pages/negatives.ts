/** The pages that look like User Info and are not: one file each, written after a real kind of page. */
import type { PageMarkup } from './render-page';

/** `.htm`, as old portals call them: the pages are what authors write, not what our linter likes. */
const FILES: Readonly<Record<string, string>> = import.meta.glob('./negatives/*.htm', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** One of them. */
export interface NegativePage extends PageMarkup {
  /** The file's name without its ending: it says what the page is. */
  readonly id: string;
}

/** All of them; each file is a title and what stands in the body. */
export const NEGATIVES: readonly NegativePage[] = Object.entries(FILES).map(([file, html]) => ({
  id: file.replace(/^.*\/|\.htm$/g, ''),
  title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
  body: html.replace(/^[\s\S]*<body[^>]*>/, '').replace(/<\/body>[\s\S]*$/, ''),
}));
