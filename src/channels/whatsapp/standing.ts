import { type Stopped, waitMs } from './circuit.ts';
import type { Standing, WhatsappParts, WhatsappState } from './parts.ts';

const isSame = (one: WhatsappState, other: WhatsappState): boolean =>
  one.standing === other.standing &&
  one.code === other.code &&
  one.notices?.why === other.notices?.why &&
  one.notices?.until.getTime() === other.notices?.until.getTime();

/** Keeps how the account stands, and tells of it when it changes. */
export function keepStanding({ onState, stopped, now }: Pick<WhatsappParts, 'onState' | 'stopped' | 'now'>) {
  let state: WhatsappState = { standing: 'connecting', ...(stopped && { notices: stopped }) };
  let told: WhatsappState | undefined;

  const tell = (next: WhatsappState): void => {
    state = next;
    if (told && isSame(told, next)) return;
    told = next;
    onState(next);
  };

  const withNotices = (notices: Stopped | undefined): void => {
    const { notices: _before, ...rest } = state;
    tell({ ...rest, ...(notices && { notices }) });
  };

  return {
    is(standing: Standing, code?: number): void {
      const { notices } = state;
      tell({ standing, ...(code !== undefined && { code }), ...(notices && { notices }) });
    },
    stopNotices: withNotices,
    /** Why and until when notices are stopped; one that is over is told of as over. */
    stopped(): Stopped | undefined {
      if (state.notices && waitMs(state.notices, now()) === undefined) withNotices(undefined);
      return state.notices;
    },
  };
}

export type KeptStanding = ReturnType<typeof keepStanding>;
