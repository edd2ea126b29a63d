import { cpus } from 'node:os';

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Prints what was measured, and on what. */
export function report(title: string, lines: [what: string, value: string][]): void {
  const { model } = cpus()[0]!;
  const width = Math.max(...lines.map(([what]) => what.length));
  const rows = lines.map(([what, value]) => `  ${what.padEnd(width)}  ${value}`);
  process.stdout.write([title, ...rows, `  (${cpus().length} × ${model}, Node ${process.version})`, ''].join('\n'));
}
