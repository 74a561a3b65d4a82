import { type Html, html } from './html';
import { STYLE } from './style';
import { displayName, type UserInfo } from './user-info';
import { type Language, WORDING } from './wording';

/** How the portal's pages are built: layout tables without labels, or labelled modern markup. */
export const MARKUPS = ['table', 'labels'] as const;
export type Markup = (typeof MARKUPS)[number];

/** The portal's addresses. */
export const PATHS = {
  home: '/',
  inbox: '/inbox',
  outbox: '/outbox',
  userInfo: '/user-info',
  update: '/user-info/update',
} as const;

/** What every page depends on. */
export interface PageContext {
  readonly language: Language;
  readonly markup: Markup;
  readonly user: UserInfo;
}

function links({ language }: PageContext): readonly Html[] {
  const words = WORDING[language];
  return [
    html`<a href="${PATHS.inbox}">${words.inbox}</a>`,
    html`<a href="${PATHS.outbox}">${words.outbox}</a>`,
    html`<a href="${PATHS.userInfo}">${words.userInfo}</a>`,
  ];
}

const LANGUAGE_LINKS = html`<a href="?lang=en" lang="en">English</a> <a href="?lang=ja" lang="ja">日本語</a>`;

function tableLayout(context: PageContext, title: string, content: Html): Html {
  const words = WORDING[context.language];
  return html`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html lang="${context.language}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${title} - ${words.product}</title>
<style type="text/css">${STYLE}</style>
</head>
<body>
<table width="100%" cellspacing="0" cellpadding="0">
<tr><td id="top">${words.product}</td></tr>
<tr><td id="menu"><span class="languages">${LANGUAGE_LINKS}</span>${links(context)}<span class="who">${words.signedInAs}: ${displayName(context.user)}</span></td></tr>
</table>
<div id="main">
<div class="title">${title}</div>
${content}
</div>
</body>
</html>
`;
}

function labelsLayout(context: PageContext, title: string, content: Html): Html {
  const words = WORDING[context.language];
  return html`<!DOCTYPE html>
<html lang="${context.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${words.product}</title>
<style>${STYLE}</style>
</head>
<body>
<header id="top">${words.product}</header>
<nav>
<span class="languages">${LANGUAGE_LINKS}</span>
<ul>${links(context).map((link) => html`<li>${link}</li>`)}</ul>
<span class="who">${words.signedInAs}: ${displayName(context.user)}</span>
</nav>
<main id="main">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/** Puts content under the portal's top navigation, in the page's markup and language. */
export function layOut(context: PageContext, title: string, content: Html): string {
  const layout = context.markup === 'table' ? tableLayout : labelsLayout;
  return layout(context, title, content).toString();
}
