import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { lang } from '../../language/locale.ts';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

/** In the page itself: one request is all it takes, also on a slow line. */
const css = readFileSync(new URL('./page.css', import.meta.url), 'utf8').replaceAll(/\s*([{};:,])\s+/g, '$1');

/** What a policy must name for the style to be allowed (CSP 3, hash-source). */
export const styleHash = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

/** A page of ours that loads nothing and runs nothing. `notice` stands above all else. */
export const frame = (title: string, notice: string | undefined, body: Html): Html => html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(css)}</style>
</head>
<body><main>
${notice ? html`<p role="note">${notice}</p>` : ''}
<h1>${title}</h1>
${body}
</main></body>
</html>`;
