import { text } from '../language/texts.ts';
import { addClaimsImport } from './claims-import.ts';
import { moveCommand } from './claims-move.ts';
import { paperCommand } from './claims-paper.ts';
import { showCommand } from './claims-show.ts';
import type { CliCommand } from './command.ts';

/** `claims`: what officers do with claims. */
export const claimsCommand: CliCommand = (program, context) => {
  const claims = program.command('claims').description(text('claimsFile.claimsAbout'));
  addClaimsImport(claims, context);
  claims
    .addCommand(moveCommand(claims, context))
    .addCommand(showCommand(claims, context))
    .addCommand(paperCommand(claims, context));
};
