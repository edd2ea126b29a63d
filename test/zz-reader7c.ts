import { talk, world } from './support/talk.ts';
const fresh = () => { const w = world(); w.consented = false; return talk(w, null); };
const show = async (chat: any, m: any) => { const t = await chat.says(m); console.log('>', JSON.stringify(m), '=>', chat.meant().join(' '), '|', JSON.stringify(chat.understood()), '|', chat.place ? `${chat.place.flow}.${chat.place.question} ${JSON.stringify(chat.place.known)}` : 'null'); return t; };
console.log('--- menu, one message each');
const one = `suami saya belum meninggal, cuma sakit
suami dirawat di rs belum meninggal
kartu bpjs suami saya mati
bpjs istri saya mati gimana
kartu KIS ibu saya mati
motor suami saya mati
suami saya kehilangan pekerjaan
istri saya kehilangan kartu bpjs
saya mau bunuh diri
saya mau mati saja
pengen mati
jangan hapus data saya
pinjam uang 2 juta
santunan
duit
uang saya mana
berapa gaji petugas
saya kehilangan kartu
tampilkan data Siti
lakiku selingkuh
kucing saya meninggal
jatuh cinta
2 juta
berhenti kerja
saya keluar kerja
kode otp saya 123456
anak laki-laki saya kelas 2 smp dapat beasiswa dak
kalau suami saya meninggal kemarin, saya dapat berapa
suami meninggal kemarin, kalau mau klaim gimana
suami saya jatuh cinta lagi
rumah kebakaran
suami saya dipukul orang
gaji saya 2 juta kalau mati dapat berapa
saya tidak mau lapor kecelakaan
tidak meninggal
bukan meninggal tapi sakit
suami hampir meninggal
saya sudah klaim tapi uangnya belum cair
transfer kemana iurannya
dapat uang berapa kalau anak menikah
istri melahirkan dapat apa
operasi mata ditanggung dak
sakit demam ditanggung dak
dpt brp
berapa pinjaman maksimal
cara cairkan uang
cairkan uang saya`.split('\n');
for (const m of one) await show(talk(), m);
console.log('--- stale button at open question');
for (const c of ['bereaved', 'menu', 'check', 'talk']) { const chat = talk(); await chat.says('perkiraan'); await show(chat, { choice: c }); }
console.log('--- unconsented: wanted lost by question between');
{ const c = fresh(); await show(c, 'suami saya meninggal kemarin karena sakit di Bungo'); await show(c, 'apa itu stmb'); await show(c, 'setuju'); }
{ const c = fresh(); await show(c, 'KL26112100000000'); await show(c, 'apa itu jkm?'); await show(c, 'setuju'); }
{ const c = fresh(); await show(c, 'klaim saya sampai mana'); const t = await show(c, 'janda dapat berapa'); console.log(t.join('\n##\n')); await show(c, '1'); }
{ const c = fresh(); await show(c, 'almarhum bapak saya dulu peserta, meninggal bulan lalu'); await show(c, 'siapa presiden'); }
console.log('--- unconsented known');
for (const m of ['bapak sayo petani di bungo umur 60 meninggal kemarin, gaji 2 juta, anak 2 sd', 'saya petani di bungo umur 40 mau daftar', 'nik saya 1571015708900000', 'anak saya kelas 3 sd dan kelas 1 smp']) await show(fresh(), m);
