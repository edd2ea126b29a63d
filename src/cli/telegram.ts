import { Api, GrammyError, HttpError } from 'grammy';
import type { WebhookInfo } from 'grammy/types';
import { troubleOf } from '../channels/telegram/refused.ts';
import type { Config } from '../config.ts';
import { text } from '../language/texts.ts';
import { codeOf, Trouble } from '../trouble.ts';
import { agreed } from './agreed.ts';
import type { CliCommand, CliContext } from './command.ts';

/** A person waits for the answer. */
const PATIENCE_S = 10;

/** The bot of the settings. A call that fails throws a `Trouble` that says what to mend. */
type Bot = { call<T>(ask: (api: Api) => Promise<T>): Promise<T> };

/** Why a call had no good answer, in a word: a status, an error's code (`ECONNREFUSED`) or type (`invalid-json`), or that time ran out. */
function whyOf(error: unknown): string {
  if (error instanceof GrammyError) return String(error.error_code);
  const cause = error instanceof HttpError ? error.error : error;
  const type = cause instanceof Error && 'type' in cause ? String(cause.type) : 'timeout';
  return codeOf(cause) || type;
}

function botOf({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root }: Config): Bot {
  if (!token) throw new Trouble('telegram-no-token', {});
  const api = new Api(token, { ...(root && { apiRoot: root }), timeoutSeconds: PATIENCE_S });
  const { host } = new URL(root ?? 'https://api.telegram.org');
  const explained = (error: unknown): Trouble =>
    troubleOf(error) === 'token-wrong'
      ? new Trouble('telegram-token', { host })
      : new Trouble('telegram-unreachable', { host, why: whyOf(error) });
  return {
    call: (ask) =>
      ask(api).catch((error: unknown) => {
        throw explained(error);
      }),
  };
}

const wayText = (url: string): string => (url ? text('cli.telegramBrought', { url }) : text('cli.telegramFetched'));

const errorText = ({ last_error_date: at, last_error_message: said = '' }: WebhookInfo): string =>
  at ? text('cli.telegramError', { at: new Date(at * 1_000).toISOString(), said }) : text('cli.telegramNoError');

async function status({ config, out }: CliContext): Promise<void> {
  const { call } = botOf(config);
  const { username } = await call((api) => api.getMe());
  const webhook = await call((api) => api.getWebhookInfo());
  const lines = [
    text('cli.telegramBot', { username }),
    wayText(webhook.url ?? ''),
    text('cli.telegramWaiting', { count: webhook.pending_update_count }),
    ...(webhook.url ? [errorText(webhook)] : []),
  ];
  await out(`${lines.join('\n')}\n`);
}

async function release({ config, out }: CliContext, { yes }: { yes?: true }): Promise<void> {
  const { call } = botOf(config);
  const { url } = await call((api) => api.getWebhookInfo());
  if (!url) return out(`${text('cli.telegramNothing')}\n`);
  await out(`${wayText(url)}\n`);
  if (!yes && !(await agreed(text('cli.telegramAsk')))) return out(`${text('cli.telegramKept')}\n`);
  await call((api) => api.deleteWebhook());
  await out(`${text('cli.telegramReleased')}\n`);
}

/** `telegram status` and `telegram release`: the bot of the settings, as Telegram sees it. Touches no database. */
export const telegramCommand: CliCommand = (program, context) => {
  const telegram = program.command('telegram').description(text('cli.telegramAbout'));
  telegram.addCommand(
    program
      .createCommand('status')
      .description(text('cli.telegramStatusAbout'))
      .action(() => status(context)),
  );
  telegram.addCommand(
    program
      .createCommand('release')
      .description(text('cli.telegramReleaseAbout'))
      .option('--yes', text('cli.telegramYes'))
      .action((options: { yes?: true }) => release(context, options)),
  );
};
