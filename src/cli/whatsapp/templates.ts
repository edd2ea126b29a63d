import { type HandedIn, templatesToHandIn } from '../../app/whatsapp-templates.ts';
import { text } from '../../language/texts.ts';
import type { CliContext } from '../command.ts';

const words = ({ name, language, components: [body, { buttons }] }: HandedIn): string =>
  text('templates.handIn', {
    name,
    language,
    body: body.text,
    buttons: buttons.map((one) => one.text).join(', '),
    example: body.example.body_text.flat().join(', '),
  });

/** `whatsapp templates`: what is to be handed in at Meta, for people or for its API. Touches nothing. */
export async function showTemplates({ out }: CliContext, { json }: { json?: true }): Promise<void> {
  const all = templatesToHandIn();
  if (json) return out(all.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await out(`${[text('templates.headHandIn'), ...all.map(words)].join('\n\n---\n\n')}\n`);
}
