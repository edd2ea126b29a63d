import { z } from 'zod';
import { type NoticeKind, noticeKinds } from '../../domain/reminders.ts';
import type { Heard } from '../../language/hear.ts';
import { hearNotice } from '../../language/hearing/hear-notice.ts';
import { say, text } from '../../language/texts.ts';
import type { Choice, Say } from '../../message.ts';
import { flow, type Move } from '../flow.ts';
import type { Stopped } from '../ports.ts';

const questions = { what: z.object({}), kind: z.object({}) };
type NoticesMove = Move<typeof questions>;

const nameOf = (kind: NoticeKind): string => text(`notices.kind_${kind}`);

const lineOf = (kind: NoticeKind, { kinds }: Stopped): Say =>
  say(kinds.includes(kind) ? 'notices.stopped' : 'notices.sent', { notice: nameOf(kind) });

/** What is sent and what is not, kind by kind, and what can be done about it. */
function whatSays(stopped: Stopped): Say[] {
  if (stopped.all) return [say('notices.headStopped'), say('notices.askResume', {}, ['resumeNotices'])];
  const list = { ...say('notices.head'), more: noticeKinds.map((kind) => lineOf(kind, stopped)) };
  const some = stopped.kinds.length > 0;
  const ask = say('notices.ask', {}, ['stopNotices', 'noticeByNotice', ...(some ? (['resumeNotices'] as const) : [])]);
  return [list, ask];
}

function answerWhat(choice: string | undefined): NoticesMove {
  if (choice === 'stopNotices')
    return {
      effects: [{ do: 'stopNotices', kinds: 'all' }],
      end: [say('notices.stoppedAll', {}, ['notices', 'menu'])],
    };
  if (choice === 'resumeNotices')
    return {
      effects: [{ do: 'resumeNotices', kinds: 'all' }],
      end: [say('notices.resumedAll', {}, ['notices', 'menu'])],
    };
  return choice === 'noticeByNotice' ? { next: 'kind', known: {} } : { again: say('notices.pickOne') };
}

const choiceOf = (kind: NoticeKind, { kinds }: Stopped): Exclude<Choice, string> =>
  kinds.includes(kind)
    ? { id: `resume-${kind}`, key: 'notices.resume', values: { notice: nameOf(kind) } }
    : { id: `stop-${kind}`, key: 'notices.stop', values: { notice: nameOf(kind) } };

/** The kind of a button, or of its name alone: whoever types "pengumuman" need not write what is to become of it. */
const kindIn = (choice: string, words: string): NoticeKind | undefined =>
  noticeKinds.find(
    (one) => choice === `stop-${one}` || choice === `resume-${one}` || words === nameOf(one).toLowerCase(),
  ) ?? hearNotice(words);

function answerKind({ choice = '', words }: Heard, { kinds }: Stopped): NoticesMove {
  const kind = kindIn(choice, words);
  if (!kind) return { again: say('notices.pickOne') };
  const stops = !kinds.includes(kind);
  return {
    effects: [{ do: stops ? 'stopNotices' : 'resumeNotices', kinds: [kind] }],
    end: [say(stops ? 'notices.stoppedOne' : 'notices.resumedOne', { notice: nameOf(kind) }, ['notices', 'menu'])],
  };
}

/** *Berhenti*: which kinds of notice this chat gets, and stopping or resuming one of them or all. */
export const notices = flow(
  'notices',
  questions,
  {
    what: {
      ask: async (_known, ports) => whatSays(await ports.stopped()),
      answer: ({ choice }) => answerWhat(choice),
    },
    kind: {
      async ask(_known, ports) {
        const stopped = await ports.stopped();
        return [
          say(
            'notices.pick',
            {},
            noticeKinds.map((kind) => choiceOf(kind, stopped)),
          ),
        ];
      },
      answer: async (heard, _known, ports) => answerKind(heard, await ports.stopped()),
    },
  },
  () => ({ next: 'what', known: {} }),
);
