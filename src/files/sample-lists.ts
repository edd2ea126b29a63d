/** Given names that are common in Jambi. The family name of everyone made up is "Uji", so nobody is real. */
export const names = {
  f: [
    ...[
      'Aisyah',
      'Amelia',
      'Ani',
      'Asmara',
      'Ayu',
      'Devi',
      'Dewi',
      'Eka',
      'Elma',
      'Erna',
      'Fatimah',
      'Fitri',
      'Halimah',
    ],
    ...['Hasnah', 'Indah', 'Ismawati', 'Julaiha', 'Kartini', 'Lela', 'Maimunah', 'Maryam', 'Maya', 'Mira', 'Murni'],
    ...['Nia', 'Nur Aini', 'Nurhayati', 'Nurjanah', 'Putri', 'Rahmawati', 'Ratna', 'Rina', 'Rohani', 'Rosmiati'],
    ...['Sari', 'Sri Wahyuni', 'Sulastri', 'Suryani', 'Tini', 'Wati', 'Yanti', 'Yuliana', 'Zainab', 'Zubaidah'],
  ],
  m: [
    ...[
      'Abdullah',
      'Agus',
      'Ahmad',
      'Amir',
      'Andi',
      'Anwar',
      'Ardi',
      'Aswin',
      'Bambang',
      'Budi',
      'Dedi',
      'Doni',
      'Edi',
    ],
    ...['Eko', 'Fahmi', 'Fauzi', 'Firdaus', 'Hasan', 'Hendri', 'Herman', 'Ibrahim', 'Idris', 'Ilham', 'Irwan', 'Jaya'],
    ...['Joko', 'Kamal', 'Lukman', 'Mahmud', 'Mulyadi', 'Musa', 'Rahman', 'Ridwan', 'Rudi', 'Saiful', 'Samsul'],
    ...['Slamet', 'Suhardi', 'Sukri', 'Syafii', 'Taufik', 'Usman', 'Wahyu', 'Yusuf', 'Zainal', 'Zulkifli'],
  ],
} as const;

type Weighted = readonly (readonly [string, number])[];

/** Inhabitants in thousands, by regency (Dukcapil figures as published with the regions). */
export const inhabitants: Weighted = [
  ['1501', 269],
  ['1502', 397],
  ['1503', 313],
  ['1504', 307],
  ['1505', 457],
  ['1506', 337],
  ['1507', 245],
  ['1508', 380],
  ['1509', 377],
  ['1571', 650],
  ['1572', 102],
];

/** Work of those whom the programmes mean, in town and in the country. */
export const occupations: { town: Weighted; country: Weighted } = {
  town: [
    ['trader', 20],
    ['ojek_online', 14],
    ['day_labourer', 14],
    ['construction_worker', 10],
    ['domestic_worker', 8],
    ['parking_attendant', 6],
    ['courier', 6],
    ['ojek_pangkalan', 5],
    ['angkot_driver', 5],
    ['rt_head', 5],
    ['religious_worker', 4],
    ['msme_owner', 4],
    ['pedicab_driver', 2],
    ['artist', 2],
  ],
  country: [
    ['palm_farmer', 26],
    ['farmer', 26],
    ['day_labourer', 16],
    ['trader', 9],
    ['construction_worker', 6],
    ['village_official', 5],
    ['fisher', 4],
    ['driver', 3],
    ['religious_worker', 3],
    ['mining_transport_driver', 2],
  ],
};

/** Programmes that insure people in a regency, beside those of the province. */
export const programmesOf: Record<string, Weighted> = {
  '1502': [
    ['merangin_desa', 40],
    ['merangin_dbh_sawit', 10],
  ],
  '1503': [['sarolangun_rentan', 40]],
  '1505': [
    ['muaro_jambi_apbd', 25],
    ['muaro_jambi_dbh_sawit', 10],
  ],
  '1507': [['tanjab_timur_dbh_sawit', 20]],
  '1508': [
    ['bungo_gdm', 25],
    ['bungo_apbd', 15],
  ],
  '1509': [['tebo_dbh_sawit', 15]],
  '1571': [
    ['kota_jambi_bahagia', 30],
    ['kota_jambi_kampung_bahagia', 10],
  ],
};

/** Programmes of the province and the self-paid, everywhere. */
export const programmesEverywhere: Weighted = [
  ['dumisake_bkbk', 60],
  ['pro_jambi_tangguh', 6],
  ['dbh_sawit_provinsi', 6],
  ['self_paid', 8],
];
