import { text } from '../language/texts.ts';
import { addClaimsImport } from './claims-import.ts';
import type { CliCommand } from './command.ts';

/** `claims`: what officers do with claims. */
export const claimsCommand: CliCommand = (program, context) => {
  const claims = program.command('claims').description(text('claimsFile.claimsAbout'));
  addClaimsImport(claims, context);
};
