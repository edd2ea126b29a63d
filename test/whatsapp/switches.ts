import type { Whatsapp } from './api.ts';
import { tellTimelock } from './notices.ts';
import { sendCodes } from './pairing.ts';
import type { World } from './world.ts';

type Switches = Pick<
  Whatsapp,
  | ('refuseLogin' | 'requireVersion' | 'mute' | 'failNext' | 'withholdAcks' | 'delayAcks')
  | ('timelock' | 'useUpCodes' | 'askPasskey')
>;

/** What makes the server behave badly, until it is taken back. */
export function switches(world: World): Switches {
  const set = (faults: Partial<World['faults']>): void => void Object.assign(world.faults, faults);
  return {
    refuseLogin: (refuse) => set({ refuse }),
    requireVersion: (oldestVersion) => set({ oldestVersion }),
    mute: (muted) => set({ muted }),
    failNext: (error, times = 1) => set({ next: { error, times } }),
    withholdAcks: (withholdAcks) => set({ withholdAcks }),
    delayAcks: (ackDelayMs) => set({ ackDelayMs }),
    askPasskey: (passkey = true) => set({ passkey }),
    timelock(timelock) {
      set({ timelock });
      tellTimelock(world);
    },
    useUpCodes(noCodes = true) {
      set({ noCodes });
      if (noCodes) for (const waiting of new Set(world.codes.values())) sendCodes(world, waiting, 0);
    },
  };
}
