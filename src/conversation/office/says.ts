import { branchOf } from '../../domain/claims/branch.ts';
import type { RegencyCode } from '../../language/hearing/hear-region.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';

/** By phone, by mail, on the web and from home: for everyone, wherever they are. */
export const contactSay = (): Say => say('office.contact');

/** How to make sure before travelling: no source gave us hours, streets or numbers of WhatsApp. */
const notHeldSay = (): Say => say('office.notHeld');

function smallerSays(regency: RegencyCode): Say[] {
  const { subOffice } = branchOf(regency)!;
  return subOffice ? [say('office.subOffice', { years: subOffice.years, place: subOffice.place })] : [];
}

/** The branch for a regency, or of the whole province; and the smaller office that the press named there. */
export function branchSay(regency: RegencyCode | 'elsewhere' | undefined): Say {
  if (regency === 'elsewhere') return { ...say('office.elsewhere'), more: [notHeldSay()] };
  if (regency === undefined) return { ...say('office.all'), more: [notHeldSay()] };
  return { ...say(`offices.${branchOf(regency)!.branch}`), more: [...smallerSays(regency), notHeldSay()] };
}
