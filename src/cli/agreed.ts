import { createInterface } from 'node:readline/promises';

/** Asks on a terminal; where nobody can answer, the command itself was the answer. */
export async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim().toLowerCase() === 'ya';
}
