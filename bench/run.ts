/** `npm run bench -- NAME`: measures one path of ours beside the bare way in the same run, and prints both and their ratio. */
import { delivering } from './deliver.ts';
import { falling } from './due.ts';
import { importing } from './import.ts';
import { ruling } from './rules.ts';
import { starting } from './start.ts';
import { turning } from './turn.ts';
import { understanding } from './understanding.ts';
import { chatting } from './whatsapp.ts';

const benches: Record<string, () => Promise<void>> = {
  start: starting,
  import: importing,
  turn: turning,
  rules: ruling,
  deliver: delivering,
  due: falling,
  whatsapp: chatting,
  understanding,
};

const name = process.argv[2] ?? '';
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) await bench();
else {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 1;
}
process.channel?.unref();
