import type { ClaimKind, ClaimState } from '../domain/claims/states.ts';
import type { Day } from '../domain/day.ts';
import type { ClaimRow } from '../store/cases/save-claim.ts';
import type { ClaimValues, claimColumns } from './claim-file.ts';
import { type ReadPapers, readPapers, unknownPapers } from './claim-papers.ts';
import { readReason } from './claim-reason.ts';
import { tellFindings } from './nik-findings.ts';
import type { Note } from './read-row.ts';

/** What a claim's row is read against: Jakarta's day, and whether made-up people may come in. */
export type ClaimsKnown = { on: Day; madeUp: boolean };

type ClaimNote = Note<typeof claimColumns>;

/** Nothing has happened that is still to come, and no status is older than what the claim is about. */
function tellDays({ tanggal_kejadian: event, tanggal_status: since }: ClaimValues, on: Day, note: ClaimNote): void {
  if (event && event > on) note({ column: 'tanggal_kejadian', wrong: 'claimsFile.inFuture', kept: false });
  if (since && since > on) note({ column: 'tanggal_status', wrong: 'claimsFile.inFuture', kept: false });
  else if (since && event && since < event)
    note({ column: 'tanggal_status', wrong: 'claimsFile.beforeEvent', kept: false });
}

/** Claim numbers are kept as they are, so a NIK must not slip in among them. */
function tellNumber({ nomor, nik }: ClaimValues, note: ClaimNote): void {
  if (nik && nomor?.replace(/\D/g, '') === nik.nik)
    note({ column: 'nomor', wrong: 'claimsFile.numberIsNik', kept: false });
}

/** The papers that are missing: a claim that waits for papers must say for which, and words that name none are told. */
function papersOf(names: string[], claim: ClaimKind, status: ClaimState, note: ClaimNote): ReadPapers {
  if (names.length === 0 && status === 'incomplete')
    note({ column: 'berkas_kurang', wrong: 'claimsFile.noPapers', kept: false });
  const papers = readPapers(names, claim);
  if (papers.unknown.length > 0) note({ column: 'berkas_kurang', ...unknownPapers(papers.unknown), kept: true });
  return papers;
}

/** What a row of the file of claims says. What is wrong between its cells goes to `note`; null without what it needs. */
export function claimRow(line: number, values: ClaimValues, known: ClaimsKnown, note: ClaimNote): ClaimRow | null {
  tellFindings(values.nik, known.madeUp, note);
  tellDays(values, known.on, note);
  tellNumber(values, note);
  const { nomor, jenis: claim, nik, status, tanggal_status: since } = values;
  if (!nomor || !claim || !nik || !status || !since) return null;
  const papers = papersOf(values.berkas_kurang ?? [], claim, status, note);
  const why = readReason(status, values.alasan, note);
  // Words that nobody could place are not lost: an officer reads them.
  const words = [why.note, ...papers.unknown].filter((one) => one !== null);
  return {
    line,
    agencyNumber: nomor,
    claim,
    nik: nik.nik,
    eventOn: values.tanggal_kejadian,
    reporter: values.pelapor,
    relation: values.hubungan,
    phone: values.no_hp_pelapor,
    status,
    since,
    missing: papers.codes,
    reason: why.reason,
    note: words.join('; ') || null,
  };
}
