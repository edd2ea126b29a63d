import type { Obj, Somebody } from './types.ts';

/** A webhook's body with these values. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages */
export const webhookBody = (phoneId: string, ...values: Obj[]): Obj => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: values.map((value) => ({
        field: 'messages',
        value: {
          messaging_product: 'whatsapp',
          metadata: { display_phone_number: '628110000000', phone_number_id: phoneId },
          ...value,
        },
      })),
    },
  ],
});

/** What is told of who has written. Of one who hides her number there is the id alone. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids */
export const contactOf = ({ phone, userId, name }: Somebody): Obj => ({
  profile: { name },
  ...(phone && { wa_id: phone }),
  ...(userId && { user_id: userId }),
});

/** A message of somebody's, of the type and with the content given. */
export const messageOf = ({ phone, userId }: Somebody, id: string, at: number, content: Obj): Obj => ({
  ...(phone && { from: phone }),
  ...(userId && { from_user_id: userId }),
  id,
  timestamp: String(Math.floor(at / 1_000)),
  ...content,
});

/** What became of a message. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status */
export const statusOf = (
  { phone, userId }: Somebody,
  { id, tag }: { id: string; tag?: string },
  at: number,
  { status, code }: { status: string; code?: number },
): Obj => ({
  id,
  status,
  timestamp: String(Math.floor(at / 1_000)),
  ...(phone && { recipient_id: phone }),
  ...(userId && { recipient_user_id: userId }),
  ...(tag && { biz_opaque_callback_data: tag }),
  ...(status === 'failed' && { errors: [{ code, title: 'failed', error_data: { details: 'failed' } }] }),
  ...(status !== 'failed' && { pricing: { billable: false, pricing_model: 'PMP', category: 'service' } }),
});
