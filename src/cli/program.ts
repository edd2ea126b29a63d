import { Command, type ErrorOptions } from 'commander';
import { maskNumbers } from '../domain/mask.ts';
import { text } from '../language/texts.ts';

/** What commander quotes in a mistake, and what it takes for meant instead. Somebody's NIK may stand in the wrong place. */
function quoted(message: string): { name: string; meant: string | undefined } {
  const [, name = ''] = /'([^']*)'/.exec(message) ?? [];
  return { name: maskNumbers(name), meant: /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1] };
}

/** A command whose mistakes are told in Indonesian, with what would have worked. */
export class SpokenCommand extends Command {
  override createCommand(name?: string): Command {
    return new SpokenCommand(name);
  }

  override error(message: string, options?: ErrorOptions): never {
    const help = text('cli.wrongHelp', { command: pathOf(this) });
    return super.error([wrongText(this, message, options?.code) ?? message, help].join('\n'), options);
  }
}

function wrongText(command: Command, message: string, code = ''): string | undefined {
  const { name, meant } = quoted(message);
  const about = command.options.find(({ flags }) => flags === name)?.description ?? '';
  switch (code) {
    case 'commander.missingMandatoryOptionValue':
      return text('cli.wrongNoOption', { option: name, about });
    case 'commander.optionMissingArgument':
      return text('cli.wrongNoValue', { option: name, about });
    case 'commander.missingArgument':
      return text('cli.wrongNoArgument', { argument: name, about: argumentOf(command, name) });
    case 'commander.unknownOption':
      return meant ? text('cli.wrongOptionMeant', { option: name, meant }) : text('cli.wrongOption', { option: name });
    case 'commander.unknownCommand':
      return meant ? text('cli.wrongCommandMeant', { name, meant }) : text('cli.wrongCommand', { name });
    case 'commander.excessArguments':
      return text('cli.wrongTooMany');
    default:
      return undefined;
  }
}

const argumentOf = (command: Command, name: string): string =>
  command.registeredArguments.find((one) => one.name() === name)?.description ?? '';

/** The whole of a command as it is typed: `npm run -s cli -- claims move`. */
const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
