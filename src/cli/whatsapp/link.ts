import { toString as drawn } from 'qrcode';
import { ACCOUNT, accountParts } from '../../app/whatsapp/account.ts';
import { storing } from '../../app/whatsapp/inbound.ts';
import { notInstalled } from '../../app/whatsapp/installed.ts';
import { isLinked } from '../../app/whatsapp/linked.ts';
import { keepState, readState, stoppedNotices } from '../../app/whatsapp/state.ts';
import type { Linked } from '../../channels/whatsapp/pairing.ts';
import { text } from '../../language/texts.ts';
import { holdAccount } from '../../store/account-lock.ts';
import type { Database } from '../../store/database.ts';
import { whatsappKeys } from '../../store/whatsapp-keys.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';

type Options = { json?: true };

/** Draws a code as small as a terminal can, dark on light whatever its colours. */
const draw = (code: string): Promise<string> => drawn(code, { type: 'terminal', small: true });

/** Shows each code as it comes; those before it are void. */
function shower({ out }: CliContext, { json }: Options): (code: string) => void {
  let before = false;
  const show = async (code: string, head: string) =>
    out(json ? `${JSON.stringify({ code })}\n` : `${head}\n\n${await draw(code)}\n`);
  return (code) => {
    void show(code, before ? text('cliWhatsapp.newCode') : text('cliWhatsapp.how'));
    before = true;
  };
}

async function tell(context: CliContext, came: Linked | 'busy', { json }: Options): Promise<void> {
  const words = text(`cliWhatsapp.${came}`);
  const well = came === 'linked' || came === 'already';
  if (json) await context.out(`${JSON.stringify({ result: came })}\n`);
  if (!well) return refuse(context, words);
  if (!json) await context.out(`${words}\n`);
}

/** How a fresh link stands. It does not end a stop of notices: unlinking would be a way around it. */
async function begin({ pool }: Database, now: Date): Promise<void> {
  const notices = stoppedNotices(await readState(pool), now);
  await keepState(pool, { standing: 'waiting', ...(notices && { notices }) }, now);
}

/** Links while nobody else can use the account. */
async function linkHeld(context: CliContext, db: Database, options: Options): Promise<Linked | 'busy'> {
  const { config, log, now } = context;
  if (await isLinked(whatsappKeys(db, ACCOUNT))) return 'already';
  const hold = await holdAccount(db.url, ACCOUNT);
  if (!hold) return 'busy';
  try {
    const { link } = await import('../../channels/whatsapp/pairing.ts');
    const hooks = { onReceipt: () => {}, onState: () => {}, onSamePerson: () => {} };
    const parts = accountParts({ config, db, log, now, madeUp: false }, hooks);
    const came = await link({ ...parts, onMessage: storing(db, now) }, shower(context, options));
    if (came === 'linked') await begin(db, now());
    return came;
  } finally {
    await hold.release();
  }
}

/** `whatsapp link`: shows the code in the terminal, follows it, and says what came of it. */
export async function linkAccount(context: CliContext, options: Options): Promise<void> {
  const trouble = notInstalled();
  if (trouble) throw trouble;
  await withDatabase(context, async (db) => tell(context, await linkHeld(context, db, options), options));
}
