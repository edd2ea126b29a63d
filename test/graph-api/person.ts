import { contactOf, messageOf, webhookBody } from './bodies.ts';
import type { Obj, Shown, Somebody } from './types.ts';
import type { Hook } from './webhook.ts';
import { newId, type World } from './world.ts';

/** A person at the other end. What she does resolves once our side has taken it, to the message as it was brought. */
export type PersonSide = {
  readonly id: string;
  /** Any message: its type and what goes with it. */
  sends(content: Obj): Promise<Obj>;
  says(text: string): Promise<Obj>;
  /** Taps what is under the last message that has this label. */
  taps(label: string): Promise<Obj>;
  sees(): Shown[];
  /** Nothing reaches her any more. */
  leaves(): void;
  /** She has written so long ago. */
  wroteAgo(ms: number): void;
  /** Her number is hidden from now on. */
  hides(): void;
};

function replyTo(shown: Shown, label: string): Obj {
  const { id, label: title } = shown.choices.find((choice) => choice.label === label)!;
  const context = { from: '628110000000', id: shown.id };
  if (shown.by === 'template') return { type: 'button', button: { payload: id, text: title }, context };
  const reply = shown.by === 'button' ? { button_reply: { id, title } } : { list_reply: { id, title } };
  return { type: 'interactive', interactive: { type: Object.keys(reply)[0], ...reply }, context };
}

export function personSide(world: World, hook: Hook, somebody: Somebody): PersonSide {
  const sends = async (content: Obj): Promise<Obj> => {
    somebody.wroteAt = world.now();
    const message = messageOf(somebody, newId(), world.now(), content);
    await hook.bring(webhookBody(world.phoneId, { contacts: [contactOf(somebody)], messages: [message] }));
    return message;
  };
  return {
    id: somebody.id,
    sends,
    says: (text) => sends({ type: 'text', text: { body: text } }),
    taps(label) {
      const under = somebody.shown.findLast(({ choices }) => choices.some((choice) => choice.label === label));
      if (!under) throw new Error(`nothing says ${label}`);
      return sends(replyTo(under, label));
    },
    sees: () => somebody.shown,
    leaves() {
      somebody.away = true;
    },
    wroteAgo(ms) {
      somebody.wroteAt = world.now() - ms;
    },
    hides() {
      delete somebody.phone;
    },
  };
}
