import { loadavg } from 'node:os';
import { analyse, postmaster, withDatabase } from './place.ts';
import { report } from './report.ts';
import type { Measured } from './turn-load.ts';
import { enrolAll } from './turn-people.ts';
import { costOf, lineOf, middle } from './turn-tell.ts';
import { startBare, startOurs } from './whatsapp-bots.ts';
import { introduce, writersOf } from './whatsapp-people.ts';
import { byTurns, cpuOfBare, cpuOfOurs, roundsOfBare, roundsOfOurs } from './whatsapp-rounds.ts';

/** People of the roll: a record is found by its index, so more make no difference. */
const PEOPLE = 500;

/** People who write at once. */
const ABREAST = 50;

/** How late the server answers in the round that shows what a network between us and WhatsApp costs. */
const ACK_MS = 100;

const rateOf = (all: Measured[]): number => middle(all, ({ perSecond }) => perSecond);

/** One turn over WhatsApp, beside Baileys alone, through the same test server in the same run. */
export const chatting = (): Promise<void> =>
  withDatabase(async (place) => {
    const { db, folder, url } = place;
    const enrolled = await enrolAll(db, new Date(), PEOPLE);
    const people = enrolled.filter(({ phone }) => /^0840\d{8}$/.test(phone)).slice(0, ABREAST);
    console.error('enrolled', performance.now());
    const postgres = postmaster(folder);
    const [ours, bare, kept] = [await startOurs(place), (console.error('ours up', performance.now()), await startBare()), (console.error('bare up', performance.now()), await startBare(url))]; console.error('all up', performance.now());
    const talk = (bot: typeof ours, cpu: (() => number)[]) => ({ bot, writers: writersOf(bot.whatsapp, people), cpu });
    const own = talk(ours, cpuOfOurs(ours, postgres));
    await introduce(own.writers);
    console.error('introduced', performance.now());
    const rounds = [
      roundsOfOurs(db, own),
      roundsOfBare(talk(bare, cpuOfBare(bare))),
      roundsOfBare(talk(kept, cpuOfBare(kept, postgres))),
    ];
    // As in a bot that has been in service: nobody is measured on a new database, or cold.
    await byTurns(rounds, 1);
    console.error('warm', performance.now());
    await analyse(url);
    const [mine = [], memory = [], database = []] = await byTurns(rounds);
    ours.whatsapp.delayAcks(ACK_MS);
    const [late = []] = await byTurns(rounds.slice(0, 1), 1);
    console.error('measured', performance.now()); report(`whatsapp: ${PEOPLE.toLocaleString('en')} people, ${ABREAST} chats at once`, [
      ['bare Baileys, says it again', lineOf(memory)],
      ['the same, its account in our database', lineOf(database)],
      ['ours, "cek kepesertaan" and the record', lineOf(mine)],
      ['ratio', (rateOf(mine) / rateOf(memory)).toFixed(3)],
      ['ratio to the one with our database', (rateOf(mine) / rateOf(database)).toFixed(3)],
      [`ours, acknowledged ${ACK_MS} ms late`, lineOf(late)],
      ['processor time a message, bare', costOf(memory, ['bot', 'WhatsApp and phones'])],
      ['the same with our database', costOf(database, ['bot', 'PostgreSQL', 'WhatsApp and phones'])],
      ['processor time a message, ours', costOf(mine, ['application', 'carrier', 'PostgreSQL', 'WhatsApp and phones'])],
      ['machine', `load of the last minute ${loadavg()[0]!.toFixed(1)}`],
    ]);
    for (const { child, whatsapp } of [ours, bare, kept]) {
      await child.stop();
      await whatsapp.stop();
    }
  });

await chatting();
