import * as cell from './cell.ts';
import * as claim from './claim-cell.ts';
import { type CellsOf, type Columns, column, headerOf, type ValuesOf } from './column.ts';

/** The file of claims: the one description of its columns. */
export const claimColumns = {
  nomor: column(claim.agencyNumber, 'claimsFile.wantNumber', 'BPJS-2026-000123', true),
  jenis: column(claim.claimKind, 'claimsFile.wantKind', 'JKM', true),
  nik: column(cell.nik, 'roll.wantNik', '1505024102880000', true),
  tanggal_kejadian: column(cell.isoDay, 'claimsFile.wantEvent', '2026-10-01'),
  pelapor: column(cell.words, 'claimsFile.wantReporter', 'Rahmat Uji'),
  hubungan: column(claim.reporterOf, 'claimsFile.wantRelation', 'suami'),
  no_hp_pelapor: column(cell.phone, 'roll.wantPhone', '0812-3456-7890'),
  status: column(claim.claimState, 'claimsFile.wantStatus', 'berkas kurang', true),
  tanggal_status: column(cell.isoDay, 'claimsFile.wantSince', '2026-10-12', true),
  berkas_kurang: column(claim.paperNames, 'claimsFile.wantPapers', 'family_card|akta kematian'),
  alasan: column(claim.reason, 'claimsFile.wantReason', 'papers_missing'),
} satisfies Columns;

export type ClaimColumn = keyof typeof claimColumns;

/** A row of the file of claims. */
export type ClaimCells = CellsOf<typeof claimColumns>;

/** What the cells of a row say. */
export type ClaimValues = ValuesOf<typeof claimColumns>;

export const claimHeader = headerOf(claimColumns);
