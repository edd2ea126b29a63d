import { z } from 'zod';

/**
 * What Meta brings, as far as we read it (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages).
 * Whatever else stands there is overlooked: fields are added without notice.
 */
const many = z.array(z.unknown()).optional();

/** What is there or not; written in a way that we do not know, it is not. */
const perhaps = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const words = perhaps(z.string());

/** A webhook and its entries; whose number each change is of stands in `metadata`. */
export const envelope = z.object({ entry: z.array(z.unknown()) });
export const entry = z.object({ changes: z.array(z.unknown()) });
export const change = z.object({
  field: z.string(),
  value: z.object({
    metadata: z.object({ phone_number_id: z.string() }),
    contacts: many,
    messages: many,
    statuses: many,
  }),
});

/** Who has written: the name she shows, a number where she shows one, and the id that holds for our business alone. */
export const contact = z.object({
  wa_id: words,
  user_id: words,
  profile: perhaps(z.object({ name: words, username: words })),
});
export type Contact = z.infer<typeof contact>;

const reply = perhaps(z.object({ id: z.string() }));
const captioned = perhaps(z.object({ caption: words }));

/** A message. Only what `type` names is there beside who and when. */
export const message = z.object({
  id: z.string().min(1),
  type: z.string(),
  from: words,
  from_user_id: words,
  group_id: words,
  context: perhaps(z.object({ forwarded: perhaps(z.boolean()), frequently_forwarded: perhaps(z.boolean()) })),
  text: perhaps(z.object({ body: z.string() })),
  button: perhaps(z.object({ payload: words, text: words })),
  interactive: perhaps(z.object({ button_reply: reply, list_reply: reply })),
  image: captioned,
  video: captioned,
  document: captioned,
  contacts: perhaps(z.array(z.object({ phones: z.array(z.object({ phone: words, wa_id: words })) }))),
  system: perhaps(z.object({ type: words, wa_id: words, new_wa_id: words })),
});
export type Message = z.infer<typeof message>;

/** What became of a message of ours. What we sent along with it comes back. */
export const status = z.object({
  id: words,
  status: z.string(),
  biz_opaque_callback_data: words,
  errors: perhaps(z.array(z.object({ code: z.number() }))),
});
export type Status = z.infer<typeof status>;
