import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { assetUrl } from './assets.ts';
import { bubbles, type Html, openChoices } from './bubbles.ts';
import { LONGEST } from './said.ts';
import type { Shown, Words } from './shown.ts';

/** What a page shows. `kept` is a text that could not be taken and `slip` says why; `open` tells that this browser has a chat. */
export type PageState = {
  words: Words;
  notice: string | undefined;
  messages: Shown[];
  open: boolean;
  slip?: string;
  kept?: string;
};

const shield = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 4 5v6c0 5 3.4 9.5 8 11 4.6-1.5 8-6 8-11V5z"/><path class="tick" d="m8.2 12 2.6 2.7 5-5.4"/></svg>`;

/** A post is one message however often it is sent: the form carries its id. Browsers must not bring an old one back. */
const ownId = () => html`<input type="hidden" name="id" value="${randomUUID()}" autocomplete="off">`;

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath fill='%230b5a52' d='M12 2 4 5v6c0 5 3.4 9.5 8 11 4.6-1.5 8-6 8-11V5z'/%3E%3C/svg%3E";

const head = (words: Words) => html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0b5a52" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#12312d" media="(prefers-color-scheme: dark)">
<title>${words.name}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${assetUrl('style.css')}">
${['bubbles.js', 'log.js', 'outbox.js', 'stream.js'].map((name) => html`<link rel="modulepreload" href="${assetUrl(name)}">`)}
<script type="module" src="${assetUrl('chat.js')}"></script>
</head>`;

const welcome = (words: Words, hidden: boolean) =>
  html`<form class="welcome" method="post" action="/chat/messages"${
    hidden ? html` hidden` : ''
  }>${ownId()}${shield}<h2>${words.welcomeTitle}</h2><p>${words.welcome}</p><button name="text" value="/start">${words.start}</button></form>`;

const choices = (messages: Shown[], words: Words) => {
  const open = openChoices(messages);
  return html`<form class="choices" method="post" action="/chat/messages" aria-label="${words.choices}"${
    open.length > 0 ? '' : html` hidden`
  }>${ownId()}${open.map(({ id, label }) => html`<button name="choice" value="${id}">${label}</button>`)}</form>`;
};

const composer = ({
  words,
  slip = '',
  kept = '',
}: PageState) => html`<form class="composer" method="post" action="/chat/messages">
${ownId()}
<p class="slip" id="slip" role="alert"${slip ? '' : html` hidden`}>${slip}</p>
<textarea name="text" rows="1" aria-label="${words.input}" aria-describedby="slip" placeholder="${words.input}" autocomplete="off" enterkeyhint="send" data-longest="${LONGEST}">${kept}</textarea>
<button class="send" aria-label="${words.send}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20.5 21 12 3 3.5v6.6L15 12 3 13.9z"/></svg></button>
</form>`;

/** What the script says to people, so that it knows no sentence of its own. */
const spoken = (words: Words): string => {
  const { name, you, sending, unsent, empty, tooLong, malformed } = words;
  return JSON.stringify({ name, you, sending, unsent, empty, tooLong, malformed });
};

/** The whole page, complete without its script: sending and choosing are forms. */
export function page(state: PageState): Html {
  const { words, notice, messages, open } = state;
  return html`<!doctype html>
<html lang="${words.lang}">
${head(words)}
<body data-open="${open ? 'yes' : 'no'}" data-words="${spoken(words)}">
<header>${shield}<div><h1>${words.name}</h1><p>${words.about}</p></div></header>
${notice ? html`<p class="notice" role="note">${notice}</p>` : ''}
<main>
<div class="log" role="log" aria-live="polite" aria-label="${words.conversation}" tabindex="0">
${welcome(words, messages.length > 0)}
<ol>${bubbles(messages, words)}</ol>
${choices(messages, words)}
<p class="typing" hidden><span class="unseen">${words.typing}</span><i></i><i></i><i></i></p>
${open ? html`<noscript><p class="look"><a href="/chat">${words.look}</a></p></noscript>` : ''}
</div>
<p class="lost" role="status" hidden>${words.lost}</p>
</main>
${composer(state)}
</body>
</html>`;
}
