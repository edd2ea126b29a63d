import { html } from 'hono/html';
import { text } from '../../language/texts.ts';
import type { OpenLink } from '../../store/nik-links-page.ts';
import { chatText } from './chat-words.ts';
import { type FormState, nikForm } from './form.ts';
import { frame, type Html } from './frame.ts';

/** Said above every page while the people of the roll are made up. */
type Notice = string | undefined;

export const formPage = (state: FormState, notice: Notice): Html =>
  frame(text('nikPage.title'), notice, nikForm(state));

/** The number to be typed in the chat. It looks the same whatever was proven. */
export const numberPage = (link: OpenLink, number: string, until: Date, notice: Notice): Html =>
  frame(
    text('nikPage.doneTitle'),
    notice,
    html`<p>${text('nikPage.done', { chat: chatText(link) })}</p>
<p class="number">${number}</p>
<p>${text('nikPage.doneUntil', { until: until.toISOString() })}</p>
<p class="warn">${text('nikPage.doneSecret')}</p>`,
  );

/** One page for a link that is spent, void, over its time or never was. */
export const gonePage = (notice: Notice): Html =>
  frame(text('nikPage.goneTitle'), notice, html`<p>${text('nikPage.gone')}</p>`);

export const tooManyPage = (notice: Notice): Html =>
  frame(text('nikPage.tooManyTitle'), notice, html`<p>${text('nikPage.tooMany')}</p>`);
