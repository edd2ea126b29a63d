import { expect, it, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { text } from '../../src/language/texts.ts';
import { openLog } from '../../src/log.ts';
import { chatScript } from '../support/chat-script.ts';
import { trial } from '../support/trial.ts';
import { flowTranscripts, type Line, type Talker } from './flow-transcripts.ts';
import { screenOf, visitor } from './web-visitor.ts';

/** The web chat of a whole application, asked over HTTP as its page does. */
async function overTheWeb(): Promise<Line> {
  const { env, drop } = await trial();
  const read = readConfig(env);
  if ('mistakes' in read) throw new Error('the settings of the test are wrong');
  const app = await openApp(read.config, openLog('silent'));
  return {
    async call(): Promise<Talker> {
      const browser = visitor(app.url);
      return {
        async says(said) {
          await browser.say({ text: said });
          const page = await browser.open();
          const last = await vi.waitFor(
            () => {
              const shown = screenOf(page.told);
              const mine = shown.findLastIndex(({ from }) => from === 'person');
              const bot = shown.slice(mine + 1);
              if (mine < 0 && shown.length === 0) throw new Error('nothing yet');
              if (bot.length === 0 || bot.some(({ from }) => from === 'person')) throw new Error('no answer yet');
              return bot;
            },
            { timeout: 10_000 },
          );
          page.close();
          return last
            .map(({ text: words, choices }) => [words, ...choices.map(({ label }) => label)].join('\n'))
            .join('\n');
        },
        async hangUp() {},
      };
    },
    async close() {
      await app.stop();
      await drop();
    },
  };
}

/** `chat --script` in processes of its own. */
async function overTheTerminal(): Promise<Line> {
  const { env, drop } = await trial();
  return {
    async call(): Promise<Talker> {
      const script = chatScript(env);
      return {
        async says(said) {
          const { replies } = await script.says(said);
          return replies.map(({ text: words, choices }) => [words, ...choices].join('\n')).join('\n');
        },
        hangUp: script.end,
      };
    },
    close: drop,
  };
}

it('a trial says so in every answer of the terminal', async () => {
  const line = await overTheTerminal();
  const talker = await line.call();
  for (const said of ['halo', 'setuju', 'manfaat jkm']) expect(await talker.says(said)).toContain(text('start.trial'));
  await talker.hangUp();
  await line.close();
});

flowTranscripts('the web chat', overTheWeb);
flowTranscripts('the terminal', overTheTerminal);
