import { Html } from './html';

/** The look of both markups: a corporate page of the 2000s. Constant text, so it is markup as is. */
export const STYLE = new Html(`
body { margin: 0; background: #eef1f5; color: #222; font: 13px Verdana, "MS PGothic", sans-serif; }
#top { background: #1f3f77; color: #fff; padding: 8px 14px; font-size: 15px; font-weight: bold; }
#menu, nav { background: #c8d3e6; border-bottom: 1px solid #8fa3c7; padding: 5px 14px; }
#menu a, nav a { color: #13305f; margin-right: 18px; font-weight: bold; text-decoration: none; }
#menu a:hover, nav a:hover { text-decoration: underline; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; }
.who { color: #333; font-size: 11px; }
.languages { float: right; font-size: 11px; }
#main { margin: 14px; padding: 12px 16px; background: #fff; border: 1px solid #b9c4d8; }
h1, .title { margin: 0 0 10px; padding-bottom: 4px; border-bottom: 2px solid #1f3f77; font-size: 15px; font-weight: bold; }
.grid { border-collapse: collapse; width: 100%; }
.grid td, .grid th { border: 1px solid #c3cad8; padding: 4px 8px; text-align: left; vertical-align: top; }
.grid .head, .grid th { background: #e6ecf6; font-weight: normal; }
.grid td.foot { text-align: center; }
.form { width: auto; }
.note { color: #555; font-size: 11px; }
.errors { color: #b00000; }
fieldset { border: 1px solid #c3cad8; margin: 0 0 12px; }
fieldset p { margin: 6px 0; }
fieldset label.wide { display: inline-block; width: 190px; }
`);
