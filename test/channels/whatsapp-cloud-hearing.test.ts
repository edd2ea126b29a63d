import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PersonSide, webhookBody } from '../graph-api/index.ts';
import { type CloudRig, cloudRig, KNOWN, SITI } from './whatsapp-cloud-rig.ts';

const BSUID = 'ID.13491208655302741918';

let rig: CloudRig;
beforeAll(async () => {
  rig = await cloudRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.heard.length = 0;
});

/** What is heard of a message, without who and when. */
async function contentOf(content: object): Promise<object | undefined> {
  await rig.person.sends(content as never);
  const [message] = rig.heard;
  if (!message) return undefined;
  const { channel: _channel, chat: _chat, id: _id, sender: _sender, vouchedPhone: _phone, ...heard } = message;
  return heard;
}

const media = { id: '1', mime_type: 'x/y', sha256: 'z' };
const reply = (of: 'button_reply' | 'list_reply') => ({
  type: 'interactive',
  interactive: { type: of, [of]: { id: 'setuju', title: 'Setuju' } },
});
const card = (phone: object) => ({
  type: 'contacts',
  contacts: [{ name: { formatted_name: 'Budi' }, phones: [phone] }],
});

describe('of what people send is heard', () => {
  it.each([
    ['a text', { type: 'text', text: { body: 'halo' } }, { text: 'halo' }],
    ['a button', reply('button_reply'), { choice: 'setuju' }],
    ['a row of a list', reply('list_reply'), { choice: 'setuju' }],
    ['a button of a template', { type: 'button', button: { payload: 'menu', text: 'Menu' } }, { choice: 'menu' }],
    ['a button without a payload', { type: 'button', button: { text: 'Menu' } }, { text: 'Menu' }],
    ['a photo', { type: 'image', image: media }, { media: 'photo' }],
    ['a photo with words', { type: 'image', image: { ...media, caption: 'KTP saya' } }, { text: 'KTP saya' }],
    ['a photo with blanks', { type: 'image', image: { ...media, caption: ' ' } }, { media: 'photo' }],
    ['a voice message', { type: 'audio', audio: { ...media, voice: true } }, { media: 'voice' }],
    ['a video', { type: 'video', video: media }, { media: 'video' }],
    ['a document', { type: 'document', document: { ...media, filename: 'a.pdf' } }, { media: 'document' }],
    ['a sticker', { type: 'sticker', sticker: { ...media, animated: false } }, { media: 'sticker' }],
    ['a place', { type: 'location', location: { latitude: -1.6, longitude: 103.6 } }, { media: 'location' }],
    ['an order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, { media: 'other' }],
    [
      'what Meta cannot pass on',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }], unsupported: { type: 'poll' } },
      { media: 'other' },
    ],
    ['a kind of tomorrow', { type: 'hologram', hologram: {} }, { media: 'other' }],
    ['a text that Meta writes in a way we do not know', { type: 'text', text: { body: 7 } }, { media: 'other' }],
    [
      'a text with empty fields beside it',
      { type: 'text', text: { body: 'ya' }, image: null, from_user_id: null },
      { text: 'ya' },
    ],
    ['a form', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } }, { media: 'other' }],
    [
      'a forwarded text',
      { type: 'text', text: { body: 'sebarkan' }, context: { forwarded: true } },
      { media: 'forward' },
    ],
    [
      'an often forwarded photo',
      { type: 'image', image: media, context: { frequently_forwarded: true } },
      { media: 'forward' },
    ],
    [
      'a text that quotes',
      { type: 'text', text: { body: 'ya' }, context: { from: '628110000000', id: 'w' } },
      { text: 'ya' },
    ],
    [
      'a text from an advertisement',
      { type: 'text', text: { body: 'halo' }, referral: { source_url: 'https://fb.me/x' } },
      { text: 'halo' },
    ],
    [
      'the card of another',
      card({ phone: '+62 840-0000-0002', wa_id: '6284000000002' }),
      { contact: { phone: '+6284000000002', own: false } },
    ],
    ['her own card', card({ phone: '+6284000000001', wa_id: SITI }), { contact: { phone: `+${SITI}`, own: true } }],
    ['a card that WhatsApp does not know', card({ phone: `+${SITI}` }), { contact: { phone: `+${SITI}`, own: false } }],
    ['a card without a number', { type: 'contacts', contacts: [{ name: {}, phones: [] }] }, { media: 'contact' }],
  ])('%s', async (_, content, heard) => {
    expect(await contentOf(content)).toEqual(heard);
  });

  it.each([
    ['a reaction', { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } }],
    ['an edit', { type: 'edit', edit: {} }],
    ['a recall', { type: 'revoke', revoke: {} }],
    ['a note of the platform', { type: 'system', system: { type: 'user_identity_changed' } }],
    ['a first look at the chat', { type: 'request_welcome' }],
    ['what is written to a group', { type: 'text', text: { body: 'halo' }, group_id: 'g' }],
  ])('nothing of %s', async (_, content) => {
    expect(await contentOf(content)).toBeUndefined();
    expect(rig.state.unreadable).toBe(0);
  });

  it('a message of last month', async () => {
    const message = { from: SITI, id: 'wamid.old', timestamp: '1700000000', type: 'text', text: { body: 'lama' } };
    await rig.meta.hook.bring(webhookBody(KNOWN.phoneId, { contacts: [], messages: [message] }));
    expect(rig.heard).toEqual([
      { channel: 'whatsapp-cloud', chat: SITI, id: 'wamid.old', vouchedPhone: `+${SITI}`, text: 'lama' },
    ]);
  });
});

describe('a person is known', () => {
  const one = async (person: PersonSide) => {
    await person.says('halo');
    const { id: _, ...heard } = rig.heard[0]!;
    return heard;
  };

  it('by the number that Meta states, which it vouches for, and by the name that she shows', async () => {
    expect(await one(rig.person)).toEqual({
      ...{ channel: 'whatsapp-cloud', chat: SITI, text: 'halo' },
      ...{ vouchedPhone: `+${SITI}`, sender: 'Siti' },
    });
  });

  it('by both, where her id is stated too', async () => {
    const both = rig.meta.person({ phone: '6284000000003', userId: BSUID });
    expect(await one(both)).toMatchObject({ chat: '6284000000003', aliases: [`bsuid:${BSUID}`] });
  });

  it('by her id alone, where she hides her number: then nothing is vouched for', async () => {
    const hidden = rig.meta.person({ userId: 'ID.2', name: 'Budi' });
    expect(await one(hidden)).toEqual({
      ...{ channel: 'whatsapp-cloud', chat: 'bsuid:ID.2', text: 'halo', sender: 'Budi' },
    });
  });

  it('each by her own, where one webhook brings messages of several', async () => {
    const contacts = [
      { wa_id: '6284000000004', profile: { name: 'Ani' } },
      { user_id: 'ID.5', profile: { username: 'budi' } },
    ];
    const message = (who: object, id: string) => ({ ...who, id, timestamp: '1', type: 'text', text: { body: 'a' } });
    const messages = [message({ from_user_id: 'ID.5' }, 'x'), message({ from: '6284000000004' }, 'y')];
    await rig.meta.hook.bring(webhookBody(KNOWN.phoneId, { contacts, messages }));
    expect(rig.heard.map(({ chat, sender }) => [chat, sender])).toEqual([
      ['bsuid:ID.5', 'budi'],
      ['6284000000004', 'Ani'],
    ]);
  });

  it('never by what is told of another', async () => {
    const contacts = [null, { wa_id: '6284000000004', user_id: 'ID.4', profile: { name: 'Ani' } }];
    const message = (who: object, id: string) => ({ ...who, id, timestamp: '1', type: 'text', text: { body: 'a' } });
    const messages = [message({ from: '6284000000006' }, 'p'), message({ from_user_id: 'ID.7' }, 'q')];
    await rig.meta.hook.bring(webhookBody(KNOWN.phoneId, { contacts, messages }));
    expect(rig.heard.map(({ chat, aliases, vouchedPhone, sender }) => [chat, aliases, vouchedPhone, sender])).toEqual([
      ['6284000000006', undefined, '+6284000000006', undefined],
      ['bsuid:ID.7', undefined, undefined, undefined],
    ]);
  });

  it('by the only one told of, where the message names nobody', async () => {
    const contacts = [{ wa_id: '6284000000004', profile: { name: 'Ani' } }];
    const messages = [{ id: 'r', timestamp: '1', type: 'text', text: { body: 'a' } }];
    await rig.meta.hook.bring(webhookBody(KNOWN.phoneId, { contacts, messages }));
    expect(rig.heard).toMatchObject([{ chat: '6284000000004', sender: 'Ani' }]);
  });

  it('and answered by her id alone', async () => {
    const hidden = rig.meta.person({ userId: 'ID.13491208655302741919' });
    const { chat } = await one(hidden);
    const heardAt = new Date();
    expect(await rig.channel.send(chat, { id: '1', text: 'Selamat datang', choices: [], heardAt })).toMatchObject({
      ok: true,
    });
    expect(hidden.sees().map(({ text }) => text)).toEqual(['Selamat datang']);
  });
});

it('whoever changes her number is told of, before what she writes from the new one', async () => {
  const system = { type: 'user_changed_number', wa_id: '6284000000009', body: 'User Siti changed' };
  const moved = { from: SITI, id: 'wamid.m', timestamp: '1', type: 'system', system };
  const after = { from: '6284000000009', id: 'wamid.n', timestamp: '1', type: 'text', text: { body: 'halo' } };
  await rig.meta.hook.bring(webhookBody(KNOWN.phoneId, { messages: [after, moved] }));
  expect(rig.moves).toEqual([[SITI, '6284000000009']]);
  expect(rig.heard).toHaveLength(1);
});

it('a change of number has two names, and another note that names a number moves nobody', async () => {
  rig.moves.length = 0;
  const note = (id: string, system: object) => ({
    from: SITI,
    from_user_id: BSUID,
    id,
    timestamp: '1',
    type: 'system',
    system,
  });
  const messages = [
    note('wamid.o', { type: 'user_identity_changed', wa_id: '6284000000008' }),
    note('wamid.p', { type: 'customer_changed_number', new_wa_id: '6284000000009' }),
  ];
  await rig.meta.hook.bring(webhookBody(KNOWN.phoneId, { messages }));
  expect(rig.moves).toEqual([[SITI, '6284000000009']]);
});
