import { html } from 'hono/html';
import type { NikFields, Slips } from '../../conversation/nik-form.ts';
import { type TextKey, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { OpenLink } from '../../store/nik-links-page.ts';
import { ageText, chatText } from './chat-words.ts';
import type { Html } from './frame.ts';

/** What the form shows: the link it spends, what was typed, what is wrong with it. */
export type FormState = { link: OpenLink; now: Date; fields: NikFields; slips: Slips; alert?: Say };

const words = (say: Say): string => text(say.key as TextKey, say.values);

const slipped = (slip: Say | undefined, id: string): Html | '' =>
  slip ? html`<p class="slip" role="alert" id="${id}">${words(slip)}</p>` : '';

type Field = { name: 'nik' | 'proof' | 'code'; value: string; slip: Say | undefined; digits?: boolean };

/** Room for spaces, dots and a word before the number. */
const LONGEST = 60;

const field = ({
  name,
  value,
  slip,
  digits,
}: Field): Html => html`<label for="${name}">${text(`nikPage.${name}`)}</label>
<p class="hint" id="${name}-hint">${text(`nikPage.${name}Hint`)}</p>
${slipped(slip, `${name}-slip`)}
<input id="${name}" name="${name}" value="${value}" maxlength="${LONGEST}" autocomplete="off" autocapitalize="off" spellcheck="false"${
  digits ? html` inputmode="numeric"` : ''
}${slip ? html` aria-invalid="true" autofocus` : ''} aria-describedby="${name}-hint${slip ? ` ${name}-slip` : ''}">`;

const whose = (link: OpenLink, now: Date): Html => html`<p>${text('nikPage.goesTo')}<br>
<strong>${chatText(link)}</strong><br>${ageText(link, now)}</p>
<p class="warn"><strong>${text('nikPage.warnTitle')}</strong> ${text('nikPage.warn')}</p>`;

/** The form. It is sent to its own address, so that the token stands nowhere in the page. */
export const nikForm = ({ link, now, fields, slips, alert }: FormState): Html => html`${whose(link, now)}
${slipped(alert, 'alert')}
<form method="post" autocomplete="off">
${field({ name: 'nik', value: fields.nik, slip: slips.nik, digits: true })}
${field({ name: 'proof', value: fields.proof, slip: slips.proof, digits: true })}
<details${fields.code ? html` open` : ''}><summary>${text('nikPage.useCode')}</summary>
${field({ name: 'code', value: fields.code, slip: slips.code })}
</details>
<input type="hidden" name="sure" value="${fields.sure}" autocomplete="off">
<button>${text('nikPage.send')}</button>
</form>
<p>${text('nikPage.holds', { until: link.until.toISOString() })}</p>`;
