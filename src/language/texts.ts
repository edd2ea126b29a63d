import { createInstance } from 'i18next';
import accident from '../../locales/id/accident.json' with { type: 'json' };
import accidentReport from '../../locales/id/accidentReport.json' with { type: 'json' };
import announce from '../../locales/id/announce.json' with { type: 'json' };
import announcement from '../../locales/id/announcement.json' with { type: 'json' };
import answer from '../../locales/id/answer.json' with { type: 'json' };
import answers from '../../locales/id/answers.json' with { type: 'json' };
import benefits from '../../locales/id/benefits.json' with { type: 'json' };
import bereaved from '../../locales/id/bereaved.json' with { type: 'json' };
import caseNotice from '../../locales/id/caseNotice.json' with { type: 'json' };
import check from '../../locales/id/check.json' with { type: 'json' };
import choice from '../../locales/id/choice.json' with { type: 'json' };
import claim from '../../locales/id/claim.json' with { type: 'json' };
import claimPapers from '../../locales/id/claimPapers.json' with { type: 'json' };
import claimStatus from '../../locales/id/claimStatus.json' with { type: 'json' };
import claimsFile from '../../locales/id/claimsFile.json' with { type: 'json' };
import cli from '../../locales/id/cli.json' with { type: 'json' };
import cliWhatsapp from '../../locales/id/cliWhatsapp.json' with { type: 'json' };
import config from '../../locales/id/config.json' with { type: 'json' };
import contribution from '../../locales/id/contribution.json' with { type: 'json' };
import cover from '../../locales/id/cover.json' with { type: 'json' };
import data from '../../locales/id/data.json' with { type: 'json' };
import delivery from '../../locales/id/delivery.json' with { type: 'json' };
import eligibility from '../../locales/id/eligibility.json' with { type: 'json' };
import erase from '../../locales/id/erase.json' with { type: 'json' };
import error from '../../locales/id/error.json' with { type: 'json' };
import estimate from '../../locales/id/estimate.json' with { type: 'json' };
import group from '../../locales/id/group.json' with { type: 'json' };
import help from '../../locales/id/help.json' with { type: 'json' };
import inbox from '../../locales/id/inbox.json' with { type: 'json' };
import jkk from '../../locales/id/jkk.json' with { type: 'json' };
import jkm from '../../locales/id/jkm.json' with { type: 'json' };
import leave from '../../locales/id/leave.json' with { type: 'json' };
import line from '../../locales/id/line.json' with { type: 'json' };
import media from '../../locales/id/media.json' with { type: 'json' };
import menu from '../../locales/id/menu.json' with { type: 'json' };
import nikPage from '../../locales/id/nikPage.json' with { type: 'json' };
import notices from '../../locales/id/notices.json' with { type: 'json' };
import occupation from '../../locales/id/occupation.json' with { type: 'json' };
import office from '../../locales/id/office.json' with { type: 'json' };
import officer from '../../locales/id/officer.json' with { type: 'json' };
import offices from '../../locales/id/offices.json' with { type: 'json' };
import otherProgramme from '../../locales/id/otherProgramme.json' with { type: 'json' };
import paper from '../../locales/id/paper.json' with { type: 'json' };
import papers from '../../locales/id/papers.json' with { type: 'json' };
import register from '../../locales/id/register.json' with { type: 'json' };
import remind from '../../locales/id/remind.json' with { type: 'json' };
import reminder from '../../locales/id/reminder.json' with { type: 'json' };
import report from '../../locales/id/report.json' with { type: 'json' };
import roll from '../../locales/id/roll.json' with { type: 'json' };
import scholarship from '../../locales/id/scholarship.json' with { type: 'json' };
import start from '../../locales/id/start.json' with { type: 'json' };
import taken from '../../locales/id/taken.json' with { type: 'json' };
import talk from '../../locales/id/talk.json' with { type: 'json' };
import telegram from '../../locales/id/telegram.json' with { type: 'json' };
import templates from '../../locales/id/templates.json' with { type: 'json' };
import tone from '../../locales/id/tone.json' with { type: 'json' };
import trouble from '../../locales/id/trouble.json' with { type: 'json' };
import web from '../../locales/id/web.json' with { type: 'json' };
import welcome from '../../locales/id/welcome.json' with { type: 'json' };
import whatsapp from '../../locales/id/whatsapp.json' with { type: 'json' };
import which from '../../locales/id/which.json' with { type: 'json' };
import type { Choice, Say, Value } from '../message.ts';
import { formats } from './formats.ts';
import { ownFiles } from './locale.ts';

/** Every sentence that people read, by file, in Indonesian. A second language is a folder with the same files and keys (`LOCALE`). */
export const id = {
  announce,
  announcement,
  answer,
  answers,
  offices,
  paper,
  papers,
  bereaved,
  caseNotice,
  inbox,
  accidentReport,
  accident,
  delivery,
  eligibility,
  contribution,
  scholarship,
  estimate,
  benefits,
  check,
  choice,
  claim,
  claimsFile,
  claimPapers,
  claimStatus,
  cli,
  cliWhatsapp,
  config,
  cover,
  data,
  erase,
  error,
  group,
  help,
  jkk,
  jkm,
  leave,
  line,
  media,
  menu,
  nikPage,
  notices,
  occupation,
  office,
  officer,
  otherProgramme,
  register,
  remind,
  reminder,
  report,
  roll,
  start,
  taken,
  talk,
  telegram,
  templates,
  tone,
  trouble,
  web,
  welcome,
  whatsapp,
  which,
};

type Texts = typeof id;

type File = Exclude<keyof Texts, 'answers'>;

/**
 * `file.name`: the place of a sentence in `locales/id/`; `answers.name.says` of an answer. A key that does not exist does not compile.
 */
export type TextKey =
  | { [Name in File]: `${Name}.${keyof Texts[Name] & string}` }[File]
  | `answers.${keyof Texts['answers']}.says`;

/** The id of a choice whose label stands in `locales/id/choice.json`. */
export type ChoiceId = keyof Texts['choice'] & string;

const missing = (what: string) => (): never => {
  throw new Error(what);
};

const words = createInstance();
words.init({
  lng: Object.keys(ownFiles).length > 0 ? 'own' : 'id',
  fallbackLng: 'id',
  resources: { id: { translation: id }, own: { translation: ownFiles } },
  initAsync: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  missingInterpolationHandler: (text: string, match: RegExpExecArray) =>
    missing(`no value for ${match[1]} in: ${text}`)(),
  parseMissingKeyHandler: (key: string) => missing(`no text ${key}`)(),
});
for (const [name, format] of Object.entries(formats)) words.services.formatter?.add(name, format);

/** Sentences that name no value, found once. */
const still = new Map<TextKey, string>();

function stillText(key: TextKey): string {
  const known = still.get(key) ?? words.t(key);
  still.set(key, known);
  return known;
}

/** The sentence of a key. Throws when a value that it names is missing. */
export const text = (key: TextKey, values?: Record<string, Value>): string =>
  values ? words.t(key, values) : stillText(key);

/** A meaning. Its key is checked by the compiler, its values by the test that renders every key. */
export const say = (
  key: TextKey,
  values: Record<string, Value> = {},
  choices: (ChoiceId | Exclude<Choice, string>)[] = [],
): Say => ({ key, ...(Object.keys(values).length > 0 && { values }), ...(choices.length > 0 && { choices }) });
