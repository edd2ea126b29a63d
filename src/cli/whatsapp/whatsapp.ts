import { text } from '../../language/texts.ts';
import type { CliCommand } from '../command.ts';
import { linkAccount } from './link.ts';
import { showStatus } from './status.ts';
import { showTemplates } from './templates.ts';
import { unlinkAccount } from './unlink.ts';

/**
 * `whatsapp link`, `whatsapp status` and `whatsapp unlink`: the account that is linked as WhatsApp Web is. `whatsapp templates` is
 * for the official API.
 */
export const whatsappCommand: CliCommand = (program, context) => {
  const whatsapp = program.command('whatsapp').description(text('cliWhatsapp.about'));
  whatsapp.addCommand(
    program
      .createCommand('link')
      .description(text('cliWhatsapp.linkAbout'))
      .option('--json', text('cliWhatsapp.linkJson'))
      .action((options: { json?: true }) => linkAccount(context, options)),
  );
  whatsapp.addCommand(
    program
      .createCommand('status')
      .description(text('cliWhatsapp.statusAbout'))
      .option('--json', text('cliWhatsapp.statusJson'))
      .action((options: { json?: true }) => showStatus(context, options)),
  );
  whatsapp.addCommand(
    program
      .createCommand('unlink')
      .description(text('cliWhatsapp.unlinkAbout'))
      .option('--yes', text('cliWhatsapp.yes'))
      .action((options: { yes?: true }) => unlinkAccount(context, options)),
  );
  whatsapp.addCommand(
    program
      .createCommand('templates')
      .description(text('templates.about'))
      .option('--json', text('templates.json'))
      .action((options: { json?: true }) => showTemplates(context, options)),
  );
};
