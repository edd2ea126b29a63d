import { flowTranscripts, type Line } from './flow-transcripts.ts';
import { caller, telegramHome } from './telegram-home.ts';
import { type Way, ways } from './telegram-rig.ts';

/** The bot as a line of the shared transcripts. */
async function line(way: Way): Promise<Line> {
  const home = await telegramHome(way);
  return { call: async () => ({ says: caller(home).says, hangUp: async () => {} }), close: home.stop };
}

for (const way of ways) flowTranscripts(`telegram (${way})`, () => line(way));
