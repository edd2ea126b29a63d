import { vault } from '../src/crypto.ts';
import { openDatabase } from '../src/store/database.ts';
import { openBotApi } from '../test/bot-api/index.ts';
import { analyse, keys, type Place, postmaster, withDatabase } from './place.ts';
import { startBare, startOurs } from './turn-bots.ts';
import { partsOfTurn } from './turn-parts.ts';
import { type Asked, enrolAll, PEOPLE, placeChats } from './turn-people.ts';
import { A_ROUND, ABREAST, ROUNDS, rounds } from './turn-rounds.ts';
import { tell } from './turn-tell.ts';

/** Deliveries that Telegram makes at once: what our channel asks for, and the most there is (setWebhook). */
const CONNECTIONS = [40, 100];
/** Chats for the measure of the parts. */
const APART = 1_000;

const titleOf = (connections: number): string =>
  `turn: ${PEOPLE.toLocaleString('en')} people, ${ABREAST} chats at once, ${connections} deliveries at once`;

/** Everybody of the roll, and those who are asked for their card. */
async function prepare({ db }: Place): Promise<Asked[]> {
  const now = new Date();
  const all = (await enrolAll(db, now)).map((two, at) => ({ ...two, chat: 5_000_000_000 + at }));
  const asked = all.slice(0, (1 + CONNECTIONS.length * ROUNDS) * A_ROUND + APART);
  await placeChats(db, asked, now);
  return asked;
}

/** One turn that opens a record, beside a bare webhook, through the same strict Bot API in the same run. */
export const turning = (): Promise<void> =>
  withDatabase(async (place) => {
    const { folder, url, db } = place;
    const people = await prepare(place);
    const api = await openBotApi();
    const [ours, bare] = [await startOurs(api, db, folder), await startBare(api)];
    const bench = { db, ours, bare, people, postgres: postmaster(folder) };
    // As in a bot that has been in service: nobody is measured on a new database.
    await rounds(bench, CONNECTIONS[0]!, 1);
    await analyse(url);
    for (const connections of CONNECTIONS) tell(await rounds(bench, connections), titleOf(connections));
    await Promise.all([ours.child.stop(), bare.child.stop()]);
    // A pool whose every connection is counted.
    const counted = openDatabase(url, vault(keys));
    await partsOfTurn(counted, api, people);
    await counted.close();
    await api.stop();
  });
