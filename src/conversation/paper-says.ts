import { type Only, paperLists } from '../domain/claims/papers.ts';
import { say, type TextKey, text } from '../language/texts.ts';
import type { Say } from '../message.ts';

type Paper = { code: string; only?: Only | undefined };

/** When a paper is asked for at all, by its code: an accident's `needs` name papers without their condition. */
const onlyOf = new Map(paperLists.flatMap(({ papers }) => papers).map(({ code, only }) => [code, only]));

/** One paper as an item of a list, with the condition on which it is asked for. */
export const oneSay = ({ code, only }: Paper): Say =>
  say(only ? `papers.one_${only}` : 'papers.one', { paper: text(`paper.${code}` as TextKey) });

/** Papers as a list with its head, each with the condition on which it is asked for. */
export const paperSays = (papers: Paper[]): Say => ({ ...say('papers.list'), more: papers.map(oneSay) });

/** The same for codes alone. */
export const needSays = (needs: string[]): Say => paperSays(needs.map((code) => ({ code, only: onlyOf.get(code) })));
