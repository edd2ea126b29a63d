import type { CloudTrouble } from '../channels/whatsapp-cloud/refused.ts';

/** What to do about an official WhatsApp number that cannot talk to people. */
export const cloudWarnings: Record<CloudTrouble, string> = {
  'token-wrong':
    'Meta does not take WHATSAPP_CLOUD_TOKEN (a temporary one lasts a day): make one of a system user that does not expire',
  'not-allowed':
    'WHATSAPP_CLOUD_TOKEN may not use WHATSAPP_CLOUD_PHONE_ID: see whether the id is right, and give its system user that account with whatsapp_business_messaging and whatsapp_business_management',
  'not-registered': 'the number is not registered with the Cloud API: register it in WhatsApp Manager',
  'not-paid': 'Meta has no way to be paid: add one to the WhatsApp account in Business Manager',
  restricted: 'Meta has restricted the WhatsApp number: see Account Quality in WhatsApp Manager; messages wait',
  template:
    'Meta refuses a WhatsApp template: hand them in as "npm run -s cli -- whatsapp templates" shows, and see there whether one is paused',
  unreachable: 'Meta does not answer; what is to be sent waits',
};
