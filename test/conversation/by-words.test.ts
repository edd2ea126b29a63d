import { describe, expect, it } from 'vitest';
import { type FlowName, flowNames } from '../../src/conversation/flow.ts';
import { normalise } from '../../src/language/normalise.ts';
import { type Intent, intents } from '../../src/language/understanding/intents.ts';
import { topicSaid } from '../../src/language/understanding/topics.ts';
import { talk } from '../support/talk.ts';

/** Sentences as people write them, from a chat that stands at the menu; none is a phrase of `words.json`. */
const sentences: Record<Exclude<FlowName, 'welcome'>, string[]> = {
  menu: ['coba tunjukin lagi pilihan yang tadi dong', 'balik ke daftar awal lah aku', 'daftar layanan nya apa aja'],
  check: [
    'tolong liatin kartu bpjs aku masih idup apo dak',
    'pak saya pengen tau apakah nama saya masih terdaftar sebagai peserta',
    'sy dpt kartu dr desa taun lalu, msh kepake ga ya',
  ],
  jkk: ['bs jelasin program jkk itu ngapain aja', 'terangkan soal jkk dong', 'apo guno jkk tu'],
  jkm: ['jkm untuk apa ya', 'penjelasan soal santunan kematian dong', 'tolong jelaskan program jaminan kematian'],
  benefits: ['halo min, manfaat bpjs', 'permisi, apo manfaatnyo', 'assalamualaikum bu. santunannya?'],
  estimate: [
    'kira kira berapa uang yang keluar kalau pekerja meninggal biasa',
    'kalo wafat karno kecelakaan kerjo berapo duitnyo',
    'pengen simulasi santunan',
  ],
  scholarship: [
    'anak saya masih sd, apa ada bantuan sekolah setelah ayahnya tiada',
    'apo biso anak yatim dapat biaya kuliah dari bpjs',
    'anak tk dapat beasiswa nggak',
  ],
  contribution: [
    'sebulan harus bayar berapa kalau saya tukang ojek',
    'berapo sebulan bayarnyo untuk petani sawit',
    'iuran untuk sopir travel berapo',
  ],
  eligibility: [
    'apakah saya bisa dibayari pemda iurannya',
    'aku buruh tani umur 40, biso dak dapat yang gratis',
    'apa saya memenuhi syarat dibayarin pemprov',
  ],
  accident: [
    'jatuh dari motor pas pulang kerja apa termasuk kecelakaan kerja',
    'digigit ular di kebun tu masuk jkk dak',
    'klo sakit jantung di tempat kerja dihitung kecelakaan kerja gak',
  ],
  accidentReport: [
    'barusan kawan sayo ketimpo pohon di kebun, cakmano ni',
    'tadi pagi saya jatuh dari atap waktu nukang, tolong',
    'adek sy ditabrak truk pas lg narik ojek, hrs ngapain',
  ],
  bereaved: [
    'bapak kami sudah berpulang minggu lalu, kami harus mengurus apa',
    'laki sayo lah dak ado lagi, cakmano ngurusnyo',
    'istri sy meninggal kemarin di rs, mohon bantuannya',
  ],
  remind: [
    'tolong kasih tau saya lagi minggu depan soal berkas',
    'minta dikabari lg 3 hari lg ya min',
    'besok ingatke sayo ngurus surat',
  ],
  notices: [
    'jangan kirimi saya pesan pengingat lagi ya',
    'sayo dak nak lagi dapat pemberitahuan',
    'tlg matiin semua notifnya, ganggu',
  ],
  data: [
    'data apa saja yang tersimpan tentang saya',
    'nama sayo salah tulis, tolong dibetulke',
    'saya tarik persetujuan saya',
  ],
  erase: [
    'tolong hapus semua data saya dari sini',
    'saya mau hapus akun saya',
    'pak, hapus data sayo yang ado di sini',
  ],
  leave: ['keluar dari akun ini', 'saya mau logout', 'putuskan hubungan nomor ini dengan data saya'],
  officer: [
    'minta petugas periksa data saya, tanggal lahirnya beda',
    'tolong mintake petugas ngecek data sayo',
    'bs ga petugas memeriksa kepesertaan sy',
  ],
  talk: [
    'saya mau bicara langsung dengan orangnya',
    'biso ngomong samo petugasnyo langsung dak',
    'pengen chat sama manusia aja bukan robot',
  ],
  report: ['permisi pak, mau lapor', 'assalamualaikum, nak lapor', 'halo min, bikin laporan'],
  claimStatus: [
    'klaim yang saya ajukan bulan lalu sudah sampai mana',
    'cakmano kabar klaim jkm mamak sayo',
    'uang santunannya kapan cair ya, sdh 2 minggu',
  ],
  claimPapers: [
    'surat apa saja yang harus dibawa untuk klaim kematian',
    'apo bae berkas yang disiapke untuk klaim kecelakaan',
    'butuh dokumen apa aja buat ngurus santunan',
  ],
  register: [
    'bagaimana cara daftar jadi peserta',
    'aku nak masuk bpjs tk, daftarnyo dimano',
    'mau daftarin karyawan toko sy gmn ya',
  ],
  office: [
    'kantor bpjs ketenagakerjaan di bungo di mana alamatnya',
    'jam berapo kantornyo bukak',
    'minta nomor telpon bpjs tk dong',
  ],
  otherProgramme: ['cara mencairkan jht bagaimana', 'pkh sayo ngapo dak keluar', 'kartu kis anak sy ga aktif'],
  whichBpjs: ['halo, bpjs', 'assalamualaikum bu, mau tanya bpjs', 'pagi pak. urusan bpjs'],
};

type Chat = ReturnType<typeof talk>;

/** The topics that a chat now stands in: begun, or what the answer that it was given offers to go on in. */
function topicsOf(chat: Chat): unknown[] {
  const { flow, known } = chat.place as { flow: string; known: { offered?: string[] } };
  const understood = chat.understood() as { flow?: string; choice?: string };
  return [flow, understood.flow, understood.choice, ...(known.offered ?? [])];
}

const rows = Object.entries(sentences).flatMap(([flow, all]) => all.map((text) => ({ flow, text })));

describe('every topic', () => {
  it('has three sentences at least, none of them a phrase that we know', () => {
    expect(Object.keys(sentences).sort()).toEqual(flowNames.filter((name) => name !== 'welcome').sort());
    expect(Object.values(sentences).filter((all) => all.length < 3)).toEqual([]);
    expect(rows.filter(({ text }) => topicSaid(normalise(text)))).toEqual([]);
  });

  it.each(rows)('is reached by words alone: $flow by "$text"', async ({ flow, text }) => {
    const chat = talk();
    await chat.says(text);
    expect(topicsOf(chat)).toContain(flow);
  });
});

/** For each intent five sentences, and the key of what is said first. */
const leads: Record<Intent, [string, string][]> = {
  greet: [
    ['selamat malam pak, boleh ganggu sebentar', 'menu.greet'],
    ['assalamualaikum wr wb min apo kabar', 'menu.greetJambi'],
    ['haloo ada orang?', 'menu.greet'],
    ['permisi buk numpang nanyo', 'menu.greetJambi'],
    ['met pagi semuanya', 'menu.greet'],
  ],
  menu: [
    ['liat menunya dong', 'menu.pick'],
    ['apa aja nih yang bisa dipilih', 'menu.pick'],
    ['tampilke pilihan yang ado', 'menu.pick'],
    ['balik ke depan lagi', 'menu.pick'],
    ['coba munculin daftar pilihannya', 'menu.pick'],
  ],
  check_participation: [
    ['saya masih aktif gak ya di bpjs tk', 'check.askNik'],
    ['cek dong nama mamak sayo ado dak', 'check.askNik'],
    ['kepesertaan saya berakhir kapan', 'check.askNik'],
    ['apo aku lah tedaftar jadi peserta', 'check.askNik'],
    ['kartunya sudah mati atau belum ya', 'check.askNik'],
  ],
  check_eligibility: [
    ['nelayan umur 60 biso ikut program pemerintah dak', 'eligibility.askDomicile'],
    ['apa saya memenuhi syarat dibayarin pemprov', 'eligibility.askDomicile'],
    ['aku buruh tani umur 40, biso dak dapat yang gratis', 'eligibility.askDomicile'],
    ['orang seperti saya bisa dapat bpjs gratis tidak', 'answers.freeWho.says'],
    ['guru ngaji dapat dak yang dibayari pemda', 'answers.freeWho.says'],
  ],
  explain_jkk: [
    ['jkk itu apa sih', 'answers.jkk.says'],
    ['apa itu program jaminan kecelakaan kerja', 'answers.jkk.says'],
    ['biaya rumah sakit ditanggung penuh dak kalo celako di kebun', 'answers.careLimit.says'],
    ['digigit ular di kebun tu masuk jkk dak', 'answers.animalBite.says'],
    ['apo guno jkk tu', 'jkk.intro'],
  ],
  explain_jkm: [
    ['jkm itu apa', 'answers.jkm.says'],
    ['jaminan kematian untuk siapa', 'answers.jkm.says'],
    ['apo tu jeka em', 'answers.jkm.says'],
    ['penjelasan soal santunan kematian dong', 'jkm.intro'],
    ['jkm untuk apa ya', 'answers.jkm.says'],
  ],
  estimate_benefit: [
    ['kalau gaji sy 3jt trus meninggal krn kecelakaan kerja dapet brp', 'taken.said'],
    ['pengen simulasi santunan', 'estimate.askEvent'],
    ['hitung perkiraan santunan untuk mata buta sebelah', 'answers.eye.says'],
    ['kaki putus dapat berapo duit', 'answers.legOrFoot.says'],
    ['kira kira berapa uang yang keluar kalau pekerja meninggal biasa', 'answers.jkmSum.says'],
  ],
  report_accident: [
    ['paman saya baru saja terjatuh dari pohon sawit waktu manen', 'accidentReport.hour'],
    ['sayo kecelakaan pas narik ojol tadi', 'accidentReport.hour'],
    ['karyawan saya tangannya kena mesin', 'accidentReport.hour'],
    ['mau melaporkan ada yang celaka di proyek', 'accidentReport.hour'],
    ['suami ketimpo kayu di hutan sekarang di puskesmas', 'accidentReport.hour'],
  ],
  report_death: [
    ['ayah saya meninggal dunia semalam', 'bereaved.condolence'],
    ['mau ngabari bahwa anggota kelompok tani kami wafat', 'bereaved.condolence'],
    ['suami sayo lah ninggal senin kemaren', 'bereaved.condolence'],
    ['kakak saya tewas di tempat kerja', 'bereaved.condolence'],
    ['kabar duka, ibu kami telah tiada', 'bereaved.condolence'],
  ],
  scholarship: [
    ['apo biso anak yatim dapat biaya kuliah dari bpjs', 'scholarship.askCause'],
    ['sampai umur berapa anak dapat biaya sekolah', 'answers.scholarshipEnd.says'],
    ['anak tk dapat beasiswa nggak', 'answers.scholarshipYoung.says'],
    ['anak kuliah masih dapat bantuan dak', 'answers.scholarshipSum.says'],
    ['gimana ngurus beasiswa anak almarhum', 'tone.grief'],
  ],
  claim_status: [
    ['klaim aku lah sampe mano', 'claimStatus.askNumber'],
    ['kok belum cair cair ya', 'claimStatus.askNumber'],
    ['mau cek proses pengajuan klaim saya', 'claimStatus.askNumber'],
    ['nomor klaim KL26111600000017 gimana perkembangannya', 'claimStatus.askCode'],
    ['berkas sudah masuk dua minggu, belum ada kabar', 'claimStatus.askNumber'],
  ],
  claim_documents: [
    ['apa saja syarat klaim jkm', 'claimPapers.askHeir'],
    ['dokumen untuk klaim kecelakaan kerja apo bae', 'claimPapers.askTraffic'],
    ['perlu bawa kk asli gak waktu klaim', 'claimPapers.askWhat'],
    ['klaim beasiswa anak perlu surat apa saja', 'claimPapers.askTurn'],
    ['butuh dokumen apa aja buat ngurus santunan', 'claimPapers.askWhat'],
  ],
  contribution: [
    ['iurannya berapa per bulan', 'answers.price.says'],
    ['bayar iuran lewat mana', 'answers.payWhere.says'],
    ['iuran untuk sopir travel berapo', 'taken.said'],
    ['apa benar iuran diskon 50 persen', 'answers.discount.says'],
    ['telat bayar iuran kena denda gak', 'answers.arrears.says'],
  ],
  register: [
    ['mau daftar bpjs ketenagakerjaan mandiri', 'answers.howToRegister.says'],
    ['cara jadi peserta bukan penerima upah', 'register.askWork_self'],
    ['daftarke bini sayo biso dak', 'register.askWork_others'],
    ['pendaftarannya online apa ke kantor', 'register.askWhom'],
    ['saya punya 3 pekerja, gimana mendaftarkan mereka', 'answers.registerWorkers.says'],
  ],
  office_contact: [
    ['alamat kantor cabang jambi', 'answers.officeWhere.says'],
    ['nomor wa bpjs naker berapa', 'answers.callCentre.says'],
    ['kantor sabtu buka dak', 'answers.officeHours.says'],
    ['kantor di sarolangun ada gak', 'office.contact'],
    ['call center bpjs tk nomor berapa', 'answers.callCentre.says'],
  ],
  human_officer: [
    ['sambungin ke admin manusia', 'talk.ask'],
    ['pengen ngobrol sama cs', 'talk.ask'],
    ['sayo nak betanyo langsung dengan orang', 'talk.ask'],
    ['capek ngomong sama robot, mana petugasnya', 'talk.ask'],
    ['minta petugas periksa data saya, tanggal lahirnya beda', 'officer.ask'],
  ],
  reminder_on: [
    ['ingetin aku senin depan ya', 'remind.set'],
    ['tolong kabari saya kalau sudah dekat batas waktunya', 'remind.ask'],
    ['pasang pengingat tanggal 10 desember', 'remind.set'],
    ['besok ingatke sayo ngurus surat', 'remind.set'],
    ['kasih alarm minggu depan', 'remind.set'],
  ],
  reminder_off: [
    ['stop kirim pesan ke nomor ini', 'notices.head'],
    ['gak usah diingetin lagi', 'notices.head'],
    ['matiin pengingatnya', 'notices.head'],
    ['sayo dak mau nerimo pesan lagi', 'notices.head'],
    ['tolong berhenti kirim pemberitahuan', 'notices.head'],
  ],
  other_programme: [
    ['saldo jht saya berapa', 'answers.jhtWithdraw.says'],
    ['mau klaim jkp karena di phk', 'answers.jkp.says'],
    ['bpjs kesehatan saya nunggak', 'answers.healthHelp.says'],
    ['bansos bulan ini kok belum masuk', 'otherProgramme.says_bansos'],
    ['kartu kis anak sy ga aktif', 'answers.healthHelp.says'],
  ],
  privacy: [
    ['apakah nik saya aman di sini', 'answers.whyNik.says'],
    ['hapus nomor saya dari sistem', 'data.kept'],
    ['saya tarik persetujuan saya', 'data.kept'],
    ['nama sayo salah tulis, tolong dibetulke', 'data.kept'],
    ['tolong hapus semua data saya dari sini', 'erase.ask'],
  ],
  thanks: [
    ['makasih banyak atas bantuannya pak', 'menu.thanked'],
    ['terimo kasih yo dulur', 'menu.thanked'],
    ['oke sudah jelas, trims', 'menu.thanked'],
    ['mantap penjelasannya', 'menu.thanked'],
    ['alhamdulillah lah ngerti sayo', 'menu.thanked'],
  ],
  cancel: [
    ['batalin aja yang tadi', 'menu.cancelled'],
    ['dak usah dilanjutke', 'menu.cancelled'],
    ['udahan dulu lah', 'menu.cancelled'],
    ['stop, saya berubah pikiran', 'menu.cancelled'],
    ['nggak jadi deh kak, lain kali aja', 'menu.cancelled'],
  ],
  help: [
    ['gimana cara pakai bot ini', 'help.text'],
    ['sayo bingung nak mencet apo', 'help.text'],
    ['ajari saya pakai layanan ini', 'help.text'],
    ['ini harus ngetik apa ya', 'help.text'],
    ['dak ngerti caronyo', 'help.text'],
  ],
  out_of_scope: [
    ['resep rendang padang dong', 'menu.notOurs'],
    ['siapa presiden indonesia sekarang', 'menu.notOurs'],
    ['jual motor bekas murah', 'menu.notOurs'],
    ['hujan dak hari ni di jambi', 'menu.notOurs'],
    ['buatkan puisi cinta', 'menu.notOurs'],
  ],
};

describe('every intent', () => {
  const said = Object.entries(leads).flatMap(([intent, all]) => all.map(([text, key]) => ({ intent, text, key })));

  it('has five sentences, none of them a phrase that we know', () => {
    expect(Object.keys(leads).sort()).toEqual([...intents].sort());
    expect(Object.values(leads).filter((all) => all.length < 5)).toEqual([]);
    expect(said.filter(({ text }) => topicSaid(normalise(text)))).toEqual([]);
  });

  it.each(said)('leads somewhere: $intent by "$text"', async ({ text, key }) => {
    const chat = talk();
    await chat.says(text);
    expect(chat.meant()[0]).toBe(key);
  });
});
