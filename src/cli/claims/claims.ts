import { text } from '../../language/texts.ts';
import type { CliCommand } from '../command.ts';
import { addClaimsImport } from './import.ts';
import { moveCommand } from './move.ts';
import { paperCommand } from './paper.ts';
import { showCommand } from './show.ts';

/** `claims`: what officers do with claims. */
export const claimsCommand: CliCommand = (program, context) => {
  const claims = program.command('claims').description(text('claimsFile.claimsAbout'));
  addClaimsImport(claims, context);
  claims
    .addCommand(moveCommand(claims, context))
    .addCommand(showCommand(claims, context))
    .addCommand(paperCommand(claims, context));
};
