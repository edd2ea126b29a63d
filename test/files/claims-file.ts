import { stringify } from 'csv-stringify/sync';
import { type ClaimCells, claimHeader } from '../../src/files/claim-file.ts';

/** A made-up claim that lacks two papers. */
export const claimCells: ClaimCells = {
  nomor: 'BPJS-2026-000123',
  jenis: 'JKM',
  nik: '1571015708900000',
  tanggal_kejadian: '2026-10-01',
  pelapor: 'Rahmat Uji',
  hubungan: 'suami',
  no_hp_pelapor: '0812-3456-7890',
  status: 'berkas kurang',
  tanggal_status: '2026-10-12',
  berkas_kurang: 'family_card|akta kematian',
  alasan: 'papers_missing',
};

/** A file of claims: that one, with these cells instead, a row each. */
export const claimsFile = (...rows: Partial<ClaimCells>[]): string =>
  stringify(
    rows.map((cells) => ({ ...claimCells, ...cells })),
    { header: true, columns: claimHeader },
  );
