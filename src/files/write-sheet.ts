import { stringify } from 'csv-stringify/sync';
import { printActivationCode } from '../domain/activation-code.ts';
import { maskNumbers } from '../domain/mask.ts';
import type { Sheet, SheetRow } from '../store/codes.ts';

/** What a village's sheet says of one person. `tautan` opens the conversation with the code, where there is a Telegram bot. */
export type SheetCells = { nama: string; nik: string; kode: string; berlaku_sampai: string; tautan?: string };

const NIK_DIGITS = 16;

/** A sheet's rows as they are printed: NIKs but for the last four digits masked, codes as `XXXXX-XXXXX`. */
export const sheetCells = ({ rows, until }: Sheet, bot: string | undefined): SheetCells[] =>
  rows.map(({ name, nikTail, code }: SheetRow) => ({
    nama: name,
    nik: maskNumbers(nikTail.padStart(NIK_DIGITS, '0')),
    kode: printActivationCode(code),
    berlaku_sampai: until,
    ...(bot && { tautan: `https://t.me/${bot}?start=${code}` }),
  }));

/**
 * A sheet as CSV (UTF-8, with its header, lines end in LF). A name that a spreadsheet would take for a formula gets an
 * apostrophe in front, which spreadsheets do not show.
 */
export const writeSheet = (rows: SheetCells[]): string => stringify(rows, { header: true, escape_formulas: true });
