import { html } from 'hono/html';
import { lang } from '../language/locale.ts';
import { text } from '../language/texts.ts';

type Html = ReturnType<typeof html>;

/** A short page for when something is not as it should be: a title, a sentence and the way back. */
const page = (title: string, sentence: string): Html => html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body><main><h1>${title}</h1><p>${sentence}</p><p><a href="/">${text('web.back')}</a></p></main></body>
</html>`;

export const notFoundPage = (): Html => page(text('web.notFoundTitle'), text('web.notFound'));

/** For a form that came from another site (403) and other requests that we do not take. */
export const refusedPage = (): Html => page(text('web.refusedTitle'), text('web.refused'));

/** While somebody tries out numbers, the public web chat is closed. */
export const closedPage = (): Html => page(text('web.closedTitle'), text('web.closed'));

/** `reference` stands in the log too, so that an officer can find what happened. */
export const failedPage = (reference: string): Html => page(text('web.failedTitle'), text('web.failed', { reference }));
