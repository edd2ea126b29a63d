import type { NikReading } from '../domain/nik.ts';
import type { Column, Columns } from './column.ts';
import type { Note } from './read-row.ts';

/** What is odd about a NIK never keeps its row out, but for a made-up person's where only real people may be (`madeUp` false). */
export function tellFindings<C extends Columns & { nik: Column<unknown> }>(
  nik: NikReading | null,
  madeUp: boolean,
  note: Note<C>,
): void {
  for (const { level, code } of nik?.findings ?? []) {
    if (level === 'hard') continue;
    if (code !== 'serial_0000') note({ column: 'nik', wrong: `roll.nik_${code}`, kept: true });
    else if (!madeUp) note({ column: 'nik', wrong: 'roll.nikMadeUp', kept: false });
  }
}
