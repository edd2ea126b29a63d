import { talk, world } from './support/talk.ts';
import { readPlace } from '../src/conversation/place.ts';
const show = async (chat: any, m: any) => { const t = await chat.says(m); console.log('>', JSON.stringify(m).slice(0, 120), '=>', chat.meant().slice(0, 8).join(' '), '|', JSON.stringify(chat.understood()), '|', chat.place ? `${chat.place.flow}.${chat.place.question} ${JSON.stringify(chat.place.known).slice(0, 300)}` : 'null', chat.place && !readPlace(chat.place) ? 'UNREADABLE' : ''); return t; };
console.log('--- extremes');
for (const m of [`gaji saya 99999999999999999999 rupiah dapat berapa kalau mati`, 'iuran gaji 900 triliun sebulan berapa', `anak saya ${Array.from({ length: 30 }, () => 'kelas 3 sd').join(', ')} dapat beasiswa dak`, 'umur saya 999999999999999999999 boleh daftar', 'sudah bayar iuran 99999999999999999999 bulan dapat berapa', 'gaji 2,55555 juta dapat berapa', 'umur 40,5 petani', 'iuran 1,5 bulan', 'gaji minus 5', 'anak saya 25 orang sd semua beasiswa berapa']) { await show(talk(), m); const w = world(); w.consented = false; await show(talk(w, null), m); }
console.log('--- seeds carried');
{ const c = talk(); await show(c, 'bapak saya petani di bungo umur 60 meninggal kemarin karena sakit, beasiswa anak kelas 3 sd berapa'); await show(c, 'lapor kecelakaan'); }
{ const c = talk(); await show(c, 'bapak saya petani di bungo umur 60 meninggal kemarin karena sakit, santunannya berapa'); await show(c, 'cek kelayakan'); }
{ const c = talk(); await show(c, 'suami saya meninggal 2 bulan lalu, apa itu ahli waris?'); await show(c, 'ingatkan saya'); }
{ const c = talk(); await show(c, 'besok kantor buka jam berapa'); await show(c, 'ingatkan'); }
{ const c = talk(); await show(c, 'gaji saya 3 juta, apa itu jkm'); await show(c, 'iuran'); }
{ const c = talk(); await show(c, 'tetangga saya mau daftar jht, apa itu jht'); await show(c, 'status klaim'); }
{ const c = talk(); await show(c, 'apa itu taspen'); await show(c, 'program lain'); await show(c, 'menu'); }
console.log('--- erase unconsented & jangan');
{ const w = world(); w.consented = false; const c = talk(w, null); await show(c, 'jangan hapus data saya'); await show(c, 'ya'); console.log(JSON.stringify(w.effects)); }
{ const c = talk(); await show(c, 'tolong jangan hapus data saya ya pak'); }
console.log('--- handed');
{ const w = world(); const c = talk(w); await c.says('bicara dengan petugas'); await show(c, 'ya'); await show(c, { choice: 'menu' }); await show(c, 'hapus data saya'); await show(c, '/start'); await show(c, 'tidak jadi'); await show(c, 'menu'); await show(c, 'Batal.'); }
console.log('--- courtesy + topic at an open question');
{ const c = talk(); await c.says('perkiraan'); await show(c, 'makasih, jkm'); await show(c, 'jkm'); }
{ const c = talk(); await c.says('perkiraan'); await show(c, 'pak, kantor'); await show(c, '/jkm'); }
console.log('--- which');
{ const c = talk(); await show(c, 'anak saya meninggal jatuh dari motor waktu kerja'); console.log(c.choices()); await show(c, 'yang kedua'); }
{ const c = talk(); await show(c, 'anak saya meninggal jatuh dari motor waktu kerja'); await show(c, 'dua duanya'); await show(c, 'menu'); }
{ const c = talk(); await show(c, 'BPJS'); console.log(c.choices()); await show(c, 'yang kesehatan'); }
{ const c = talk(); await show(c, 'BPJS'); await show(c, 'ketenagakerjaan'); }
{ const c = talk(); await show(c, 'BPJS'); await show(c, 'bpjs ketenagakerjaan'); }
{ const c = talk(); await show(c, 'BPJS'); await show(c, 'yang naker'); }
{ const c = talk(); await show(c, 'BPJS'); await show(c, 'klaim saya sampai mana'); }
