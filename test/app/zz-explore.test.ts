import { it, vi } from 'vitest';
import { appendFileSync } from 'node:fs';
import { whatsappLine } from './support/whatsapp-line.ts';
vi.setConfig({ testTimeout: 120_000 });
const SITI = { nik: '1571015708900000', card: '90000000001', phone: '6284000000001' };
it('x', async () => {
  const t0 = Date.now();
  const line = await whatsappLine();
  const log = (s: string) => appendFileSync('/tmp/t6.log', s + '\n');
  log(`start ${Date.now() - t0}`);
  const run = async (name: string, number: string | undefined, said: (string | [string, object])[]) => {
    log('\n######## ' + name);
    const p = line.person(number);
    for (const s of said) {
      const [t, m] = Array.isArray(s) ? s : [s, undefined];
      const a = Date.now();
      try { log(`>>> ${t} ${m ? JSON.stringify(m) : ''}\n${await p.says(t, m as any)}\n<<< ${Date.now() - a} ms, parts`); }
      catch (e) { log('!!! ' + e); return; }
    }
  };
  await run('own phone lid', SITI.phone, ['halo', 'setuju', SITI.nik, '1', 'menu', ['cek kepesertaan', { addressing: 'pn' }], ['menu', { addressing: 'lid', withoutAlt: true }], ['menu', { addressing: 'pn', withoutAlt: true }]]);
  await run('no own phone', undefined, ['halo', '1', '1', SITI.nik, SITI.card, 'saya sendiri', 'status klaim']);
  await run('numbers', undefined, ['halo', 'ya', '2', 'keluar', 'manfaat', '99', 'Manfaat JKM (kematian)', 'apa ini']);
  await run('heir', undefined, ['halo', 'setuju', 'laki sayo meninggal kemaren', 'sakit', 'bungo', 'buat laporan', 'dak ado', 'Ahmad Uji', '17-8-1970', 'Desa Sungai Duren', 'suami', 'Nur', 'chat ini saja', 'status klaim']);
  await run('remind', undefined, ['halo', 'setuju', 'ingatkan saya', '7 hari lagi']);
  await run('other ways', undefined, ['halo', 'setuju', 'cek kepesertaan', '1234', 'cara lain', 'apa', '1']);
  log(JSON.stringify(await line.rows('SELECT id, address, channel FROM chats')));
  log(JSON.stringify(line.app.lines().filter((l) => l.level !== 'debug' && l.level !== 'info')));
  await line.close();
}, 120_000);
