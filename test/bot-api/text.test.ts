import { describe, expect, it } from 'vitest';
import { refusal, rig } from './rig.ts';

/** A bot that person 55 wrote to. */
async function talking() {
  const all = await rig();
  all.side.person(55).says('halo');
  return all;
}

describe('the text of a message', () => {
  it.each([
    ['takes 4096 units', 'a'.repeat(4096), 'not refused'],
    ['takes no 4097', 'a'.repeat(4097), '400 Bad Request: message is too long'],
    ['counts a surrogate pair as two', '😀'.repeat(2049), '400 Bad Request: message is too long'],
    ['takes 2048 pairs', '😀'.repeat(2048), 'not refused'],
    ['is not empty', '', '400 Bad Request: message text is empty'],
    ['is not blank', ' \n\t ', '400 Bad Request: message text is empty'],
  ])('%s', async (_, text, outcome) => {
    const { api } = await talking();
    expect(await refusal(api.sendMessage(55, text))).toBe(outcome);
  });

  it('is counted after its entities were parsed, and is not empty then', async () => {
    const { api } = await talking();
    const html = { parse_mode: 'HTML' } as const;
    expect(await refusal(api.sendMessage(55, `<b>${'a'.repeat(4096)}</b>`, html))).toBe('not refused');
    expect(await refusal(api.sendMessage(55, '<b> </b>', html))).toBe('400 Bad Request: message text is empty');
  });

  it('loses white space at both ends', async () => {
    const { api } = await talking();
    expect((await api.sendMessage(55, '\n a b \n')).text).toBe('a b');
  });
});

describe('entities', () => {
  it('reach to the end of the text and not beyond', async () => {
    const { api } = await talking();
    const bold = (length: number) => ({ entities: [{ type: 'bold' as const, offset: 2, length }] });
    expect((await api.sendMessage(55, '😀abc', bold(3))).entities).toEqual([{ type: 'bold', offset: 2, length: 3 }]);
    expect(await refusal(api.sendMessage(55, '😀abc', bold(4)))).toBe(
      '400 Bad Request: entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 6',
    );
    expect(await refusal(api.sendMessage(55, 'abc', bold(0)))).toContain('invalid offset or length');
  });

  it('move with a text that is cut at its start', async () => {
    const { api } = await talking();
    const entities = [{ type: 'bold' as const, offset: 1, length: 4 }];
    const sent = await api.sendMessage(55, '  abc ', { entities });
    expect(sent).toMatchObject({ text: 'abc', entities: [{ offset: 0, length: 3 }] });
  });
});

describe('HTML', () => {
  it('becomes text and entities', async () => {
    const { api } = await talking();
    const html =
      '<b>a <i>b</i></b> &lt;&amp;&#33; <a href="https://contoh.id/?a=1">😀c</a><blockquote expandable>q</blockquote>';
    expect(await api.sendMessage(55, html, { parse_mode: 'HTML' })).toMatchObject({
      text: 'a b <&! 😀cq',
      entities: [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'italic', offset: 2, length: 1 },
        { type: 'text_link', offset: 8, length: 3, url: 'https://contoh.id/?a=1' },
        { type: 'blockquote', offset: 11, length: 1 },
      ],
    });
  });

  it.each([
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['é<br>a', 'Unsupported start tag "br" at byte offset 2'],
    ['a < b', 'Unclosed start tag at byte offset 2'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('%s is refused', async (html, why) => {
    const { api } = await talking();
    const refused = await refusal(api.sendMessage(55, html, { parse_mode: 'HTML' }));
    expect(refused).toBe(`400 Bad Request: can't parse entities: ${why}`);
  });
});

describe('MarkdownV2', () => {
  it('becomes text and entities', async () => {
    const { api } = await talking();
    const said = '*a _b_* __c__ ||d|| `e.f` [g](https://contoh.id) 1\\.';
    expect(await api.sendMessage(55, said, { parse_mode: 'MarkdownV2' })).toMatchObject({
      text: 'a b c d e.f g 1.',
      entities: [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'italic', offset: 2, length: 1 },
        { type: 'underline', offset: 4, length: 1 },
        { type: 'spoiler', offset: 6, length: 1 },
        { type: 'code', offset: 8, length: 3 },
        { type: 'text_link', offset: 12, length: 1, url: 'https://contoh.id' },
      ],
    });
  });

  it.each([
    ['Rp1.000', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['a-b', "Character '-' is reserved and must be escaped with the preceding '\\'"],
    ['é *a', "Can't find end of Bold entity at byte offset 3"],
    ['[a](b', "Can't find end of TextUrl entity at byte offset 0"],
  ])('%s is refused', async (said, why) => {
    const { api } = await talking();
    const refused = await refusal(api.sendMessage(55, said, { parse_mode: 'MarkdownV2' }));
    expect(refused).toBe(`400 Bad Request: can't parse entities: ${why}`);
  });
});

it('the old Markdown and unknown modes are refused when broken', async () => {
  const { api, raw } = await talking();
  expect((await api.sendMessage(55, '*a* b', { parse_mode: 'Markdown' })).entities).toMatchObject([{ type: 'bold' }]);
  const refused = await refusal(api.sendMessage(55, 'a_b', { parse_mode: 'Markdown' }));
  expect(refused).toBe("400 Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 1");
  const unknown = await raw('sendMessage', { chat_id: 55, text: 'a', parse_mode: 'BBCode' });
  expect(unknown.description).toBe('Bad Request: unsupported parse_mode');
});
