import { readdirSync, readFileSync } from 'node:fs';
import { talk, world } from './support/talk.ts';
import { readPlace } from '../src/conversation/place.ts';
const dir = 'test/conversation/saved/';
const battery = ['lupa tanggalnya','kira kira tahun lalu','dia kerja di kebun sawit','tidak tahu pasti','meninggal karena sakit jantung','jatuh dari pohon sawit waktu kerja','kartunya hilang belum diurus','saya istrinya almarhum','anak saya tiga, satu sd dua smp','sekitar dua tahun','baru 3 bulan bayar iuran','tangan kanan putus','di rumah sakit umum','waktu pulang kerja naik motor','belum lapor ke mana mana','dibayari desa kayaknya','gajinya tidak tentu','meninggalnya di rumah','tidak ada yang tahu','KTP saya mati','sudah tidak kerja lagi','anak saya sudah kuliah','apa maksudnya?','nanti saya tanya istri dulu','tidak bisa jalan lagi','saya kira jari manis','belum bayar 3 bulan', 'petani karet pak', 'ya saya sendiri', '10000000000', 'pada hari Senin kemarin', 'waktu itu lagi manen', 'sudah 5 hari dirawat', 'jasa raharja'];
const rows: string[] = [];
for (const f of readdirSync(dir).filter((x) => x.endsWith('.json'))) {
  const raw = JSON.parse(readFileSync(dir + f, 'utf8')); const list = Array.isArray(raw) ? raw : [raw];
  const place = readPlace(list.at(-1)); if (!place || place.flow === 'menu' || place.flow === 'welcome') continue;
  for (const m of battery) {
    const c = talk(world(), place);
    try { await c.says(m); } catch (e) { rows.push(`THROW ${f} ${m} ${String(e).slice(0, 120)}`); continue; }
    const u = c.understood() as any;
    if (u.as === 'found' || u.as === 'courtesy' || (u.as === 'topic' && u.flow !== place.flow) || u.as === 'number' || u.as === 'which' || (u.as === 'command' && m.length < 0)) rows.push(`${u.as} ${f} <- ${m} => ${c.meant().slice(0, 2).join(' ')} ${u.flow}`);
    if (c.place && !readPlace(c.place)) rows.push(`UNREADABLE ${f} ${m}`);
  }
}
console.log(rows.length); console.log(rows.join('\n'));
