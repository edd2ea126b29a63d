import { z } from 'zod';

/**
 * What Meta brings, as far as we read it (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages).
 * Whatever else stands there is overlooked: fields are added without notice.
 */
const many = z.array(z.unknown()).optional();

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
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.object({ name: z.string().optional(), username: z.string().optional() }).optional(),
});
export type Contact = z.infer<typeof contact>;

const reply = z.object({ id: z.string(), title: z.string().optional() }).optional();
const captioned = z.object({ caption: z.string().optional() }).optional();

/** A message. Only what `type` names is there beside who and when. */
export const message = z.object({
  id: z.string().min(1),
  type: z.string(),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  group_id: z.string().optional(),
  context: z.object({ forwarded: z.boolean().optional(), frequently_forwarded: z.boolean().optional() }).nullish(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  interactive: z.object({ button_reply: reply, list_reply: reply }).optional(),
  image: captioned,
  video: captioned,
  document: captioned,
  contacts: z
    .array(z.object({ phones: z.array(z.object({ phone: z.string().optional(), wa_id: z.string().optional() })) }))
    .optional()
    .catch(undefined),
  system: z
    .object({ type: z.string().optional(), wa_id: z.string().optional(), new_wa_id: z.string().optional() })
    .optional(),
});
export type Message = z.infer<typeof message>;

/** What became of a message of ours. What we sent along with it comes back. */
export const status = z.object({
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z
    .array(z.object({ code: z.number() }))
    .optional()
    .catch(undefined),
});
export type Status = z.infer<typeof status>;
