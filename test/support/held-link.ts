import type { Effect, NikLink, Ports, Proof, Redeemed } from '../../src/conversation/ports.ts';
import { NIK_LINK } from '../../src/domain/limits.ts';
import { SITI, siti } from './talk.ts';

/** The link that this chat holds: when it was given, and what its page was told. */
type HeldLink = { at: Date; wrong: number; told?: { at: Date; digits: string; proof: Proof['kind'] | null } };

/** How this chat may be asked for a NIK, the links that were made, the one that is open, and whose phone the platform vouches for. */
export type LinkWorld = {
  clock: Date;
  may: ReturnType<Ports['asking']>;
  links: NikLink[];
  link: HeldLink | null;
  /** The phone of whoever writes, where the platform states it and the roll has it for Siti. */
  vouched: string | null;
};

export const noLink = (): Omit<LinkWorld, 'clock'> => ({
  may: { inChat: true, byLink: false },
  links: [],
  link: null,
  vouched: null,
});

/** Somebody fills in the page of the open link, which then shows these digits; `proof` is what will hold, null when nothing does. */
export function fillIn(made: LinkWorld, digits: string, proof: Proof['kind'] | null): void {
  made.link = { ...made.link!, told: { at: made.clock, digits, proof } };
}

/** Whether the page may still be filled in, or its digits be typed. */
function isOpen({ link, clock }: LinkWorld): boolean {
  if (!link || link.wrong >= NIK_LINK.tries) return false;
  return (
    clock.getTime() < (link.told ? link.told.at.getTime() + NIK_LINK.numberMs : link.at.getTime() + NIK_LINK.linkMs)
  );
}

function redeemed(made: LinkWorld, digits: string): Redeemed {
  const { link } = made;
  if (!link?.told || !isOpen(made)) return { ok: false, why: 'over' };
  if (link.told.digits !== digits) {
    link.wrong += 1;
    return { ok: false, why: 'wrong', left: NIK_LINK.tries - link.wrong };
  }
  const { proof } = link.told;
  if (!proof) return { ok: false, why: 'no' };
  return { ok: true, record: siti, proof, ...(proof === 'code' && { spends: 'code:page' }) };
}

type LinkPorts = Pick<Ports, 'asking' | 'newLink' | 'openLink' | 'redeem' | 'ownPhone'>;

/** The ports of the link and of the own phone over that memory. */
export const linkPorts = (world: () => LinkWorld): LinkPorts => ({
  asking: () => world().may,
  newLink() {
    if (!world().may.byLink) throw new Error('no link can be given here');
    const at = world().links.length + 1;
    const link = { url: `https://tangguh.example.id/nik/token${at}`, tokenIndex: `link:${at}` };
    world().links.push(link);
    return link;
  },
  openLink: async () => (isOpen(world()) ? { told: world().link!.told !== undefined } : null),
  redeem: async (digits) => redeemed(world(), digits),
  ownPhone: async ({ index }) => {
    const { vouched } = world();
    const isHers = index.includes(SITI.nik) || index.includes(SITI.card);
    return vouched && isHers ? { kind: 'phone', value: vouched } : null;
  },
});

/** Carries out what an effect does to the link of this chat. */
export function happenToLink(effect: Effect, made: LinkWorld): void {
  if (effect.do === 'link') made.link = { at: made.clock, wrong: 0 };
  if (effect.do === 'linkUsed') made.link = null;
}
