import type { Heard } from '../../language/hear.ts';
import { hearOdd, type OddWriting } from '../../language/hearing/hear-odd.ts';
import { say } from '../../language/texts.ts';
import type { Media, Say } from '../../message.ts';
import { begin } from '../follow.ts';
import type { Open } from '../place.ts';
import type { Ports } from '../ports.ts';
import { careFor } from './care.ts';
import { isAsking } from './in-between.ts';
import type { Routed } from './router.ts';
import { WITHOUT_CONSENT, waiting } from './unconsented.ts';

/** Where somebody's number may be the answer. */
const takesContact = (opened: Open | undefined): boolean =>
  opened?.place.flow === 'check' || opened?.last?.ask === 'phone';

/** Where nothing is asked a thumb is a thank-you, and a long story whose point is clear is heard. */
function oddIn({ written, words, understood }: Heard, opened: Open | undefined): OddWriting | undefined {
  const odd = hearOdd(written, words);
  const isFree = !isAsking(opened) || opened.place.flow === 'welcome';
  const isClear = isFree && understood?.act === 'go' && /\p{L}/u.test(words);
  const isMeant = odd === 'long' ? isClear : odd === 'emoji' && understood?.intent === 'thanks' && !isAsking(opened);
  return isMeant ? undefined : odd;
}

/** What is odd about a message; nothing where it is an answer, or names something that we gave out. */
function oddity(heard: Heard, opened: Open | undefined): Media | OddWriting | undefined {
  const { media, phone, choice, code, caseNumber, understood } = heard;
  if (media) return media;
  if (phone) return takesContact(opened) ? undefined : 'contact';
  const isKnown = choice ?? code ?? caseNumber;
  return isKnown === undefined && understood ? oddIn(heard, opened) : undefined;
}

/** The kind answer; what was asked is asked again, and the menu or consent where nothing was. */
async function kindly(said: Say[], opened: Open | undefined, consented: boolean, ports: Ports) {
  const stays = opened && (consented || WITHOUT_CONSENT.includes(opened.place.flow));
  if (stays) return { says: [...said, ...opened.asks], place: opened.place, effects: [] };
  return begin(consented ? 'menu' : 'welcome', consented ? {} : waiting(opened), ports, said);
}

/** What is said to a message that nothing can be read in: a photo, a sticker, an empty text. Undefined for any other. */
export async function answerOdd(
  heard: Heard,
  opened: Open | undefined,
  consented: boolean,
  ports: Ports,
): Promise<Routed | undefined> {
  const odd = oddity(heard, opened);
  if (!odd) return undefined;
  const said = [...careFor(odd === 'long' ? heard.understood?.tone : undefined), say(`media.${odd}`)];
  const as = heard.media || heard.phone ? 'media' : 'nothing';
  const understood = { as, ...(opened && { flow: opened.place.flow }) } as const;
  return { ...(await kindly(said, opened, consented, ports)), understood };
}
