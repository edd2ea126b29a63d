import type { Command } from 'commander';
import { stageTime } from '../../domain/claims/stage-time.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { maskNik } from '../../domain/nik.ts';
import { type TextKey, text } from '../../language/texts.ts';
import { caseDetails, type Details, type Past } from '../../store/cases/details.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { matchLines, toldLines } from '../inbox/lines.ts';
import { officer } from '../officer.ts';
import { shownNumber } from '../shown-number.ts';

type Case = Details['case'];

function timeLines(one: Case, today: Day): string[] {
  const { target, overdue } = stageTime(one, today);
  return [
    ...(target ? [text('inbox.showTarget', { by: target.on, cite: target.law.cite })] : []),
    ...(overdue > 0 ? [text('inbox.showOverdue', { overdue })] : []),
  ];
}

const whyOf = ({ claim, reason }: Case): string =>
  text((claim ? `claim.reason_${reason}` : `caseNotice.answer_${reason}`) as TextKey);

function headLines(one: Case): string[] {
  const { number, claim, kind, status, since, reportNumber, agencyNumber, openedOn, eventOn, reason } = one;
  const what = claim ? text(`claim.kind_${claim}`) : text(`inbox.kind_${kind}`);
  return [
    text('inbox.showHead', { number, what, state: status, since }),
    ...(claim && reportNumber ? [text('inbox.showReport', { number: reportNumber })] : []),
    ...(agencyNumber ? [text('inbox.agency', { agency: agencyNumber })] : []),
    text('inbox.showOpened', { on: openedOn }),
    ...(eventOn ? [text('inbox.showEvent', { on: eventOn })] : []),
    ...(reason ? [text('inbox.showWhy', { why: whyOf(one) })] : []),
  ];
}

function stepLines({ on, what, status, note, actor }: Past): string[] {
  const state =
    status && what !== 'reported' && what !== 'answered' ? `: ${text(`claim.state_${status}` as TextKey)}` : '';
  const step = `${text(`inbox.step_${what}` as TextKey)}${state}`;
  return [text('inbox.showStep', { on, what: step, actor }), ...(note ? [text('inbox.showNote', { note })] : [])];
}

const shown = ({ case: one, told, events, followers, ...matches }: Details, today: Day): string =>
  [
    ...headLines(one),
    ...timeLines(one, today),
    ...toldLines(told),
    ...matchLines(matches),
    text('inbox.showFollowers', { count: followers }),
    ...(one.papers.length > 0 ? [text('inbox.showPapers')] : []),
    ...one.papers.map(({ code, status }) => text('inbox.showPaper', { paper: code, mark: status })),
    text('inbox.showPast'),
    ...events.flatMap(stepLines),
  ].join('\n');

/** The same for a program: no index, no code, and of a NIK its last four digits. */
function asJson({ case: one, told, events, followers, sure, perhaps }: Details): string {
  const { id: _id, nikIndex: _index, told: _told, participantId: _person, ...rest } = one;
  const masked = <P extends { nik: string }>(person: P): P => ({ ...person, nik: maskNik(person.nik) });
  return JSON.stringify({
    ...rest,
    told: { ...told, ...(told.nik && { nik: maskNik(told.nik) }) },
    sure: sure && masked(sure),
    perhaps: perhaps.map(masked),
    followers,
    events,
  });
}

/** `claims show NUMBER`: one report or claim with its papers and its timeline. */
export const showCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('show')
    .description(text('inbox.showAbout'))
    .argument('<number>', text('inbox.moveNumber'))
    .option('--json', text('inbox.json'))
    .action(async (number: string, { json }: { json?: true }) => {
      const who = officer(context);
      const found = await withDatabase(context, (db) => caseDetails(db, number, who));
      if (!found) return refuse(context, text('inbox.unknown', { number: shownNumber(number) }));
      await context.out(`${json ? asJson(found) : shown(found, dayOf(who.now))}\n`);
    });
