import { expect, it } from 'vitest';
import { whatsappTemplates } from '../../src/app/whatsapp-templates.ts';
import type { Unasked } from '../../src/message.ts';
import { cli } from './cli.ts';

type HandedIn = {
  name: string;
  language: string;
  category: string;
  components: [
    { type: 'BODY'; text: string; example: { body_text: [[string]] } },
    { type: 'BUTTONS'; buttons: { type: string; text: string }[] },
  ];
};

const kinds: Unasked[] = ['notice', 'reminder', 'announcement'];

async function handedIn(): Promise<HandedIn[]> {
  const { out } = await cli(['whatsapp', 'templates', '--json']);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HandedIn);
}

it('templates are printed as they will be sent, within what Meta takes', async () => {
  const all = await handedIn();
  expect(all.map(({ name, language }) => [name, language])).toEqual(
    kinds.map((kind) => [whatsappTemplates[kind].name, whatsappTemplates[kind].language]),
  );
  for (const [at, { name, category, components }] of all.entries()) {
    const [{ text, example }, { buttons }] = components;
    const { room, replies } = whatsappTemplates[kinds[at]!];
    expect(category).toBe('UTILITY');
    expect(name).toMatch(/^[a-z0-9_]{1,512}$/);
    // Exactly one hole, and not at an end (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components).
    expect(text).toMatch(/^[^{}]*\S[^{}]*\{\{1\}\}[^{}]*\S[^{}]*$/);
    expect(text.replace('{{1}}', 'x'.repeat(room))).toHaveLength(1_024);
    expect(example.body_text[0][0]).not.toMatch(/[\n\t]| {5}/);
    expect(buttons).toHaveLength(replies.length);
    for (const button of buttons) expect(button.text.length).toBeLessThanOrEqual(25);
  }
});

it('templates are printed for people too', async () => {
  const { out, code } = await cli(['whatsapp', 'templates']);
  expect(code).toBe(0);
  for (const { name, components } of await handedIn()) {
    expect(out).toContain(name);
    expect(out).toContain(components[0].text);
  }
});
