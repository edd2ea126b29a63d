import type { Template, Templates } from '../channels/whatsapp-cloud/write-template.ts';
import { text } from '../language/texts.ts';
import type { Unasked } from '../message.ts';

/** The longest body of a template, its words filled in (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components). */
const MOST_BODY = 1_024;

/** What each button under a template chooses: the way on, and the way out. */
const replies = ['menu', 'notices'] as const;

/**
 * The names under which the templates are approved. A changed sentence is a new template: give it the next number, hand it in, and
 * start the new version once Meta has approved it.
 */
const names: Record<Unasked, string> = {
  notice: 'tangguh_kabar_1',
  reminder: 'tangguh_pengingat_1',
  announcement: 'tangguh_pemberitahuan_1',
};

const kinds = Object.keys(names) as Unasked[];

const templateOf = (kind: Unasked): Template => ({
  name: names[kind],
  language: 'id',
  room: MOST_BODY - text(`templates.${kind}`, { words: '' }).length,
  replies: [...replies],
});

/** What goes out to people who have said nothing for a day, by its kind: all that is to be known of the approved templates. */
export const whatsappTemplates: Templates = {
  notice: templateOf('notice'),
  reminder: templateOf('reminder'),
  announcement: templateOf('announcement'),
};

/** A template as it is handed in at Meta (https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-account/template-api). */
export type HandedIn = ReturnType<typeof handedIn>;

function handedIn(kind: Unasked) {
  const { name, language } = whatsappTemplates[kind];
  const example = { body_text: [[text(`templates.example_${kind}`)]] };
  const buttons = replies.map((choice) => ({ type: 'QUICK_REPLY', text: text(`choice.${choice}`) }));
  return {
    name,
    language,
    category: 'UTILITY',
    components: [
      { type: 'BODY' as const, text: text(`templates.${kind}`, { words: '{{1}}' }), example },
      { type: 'BUTTONS' as const, buttons },
    ] as const,
  };
}

/** All templates as they are handed in. */
export const templatesToHandIn = (): HandedIn[] => kinds.map(handedIn);
