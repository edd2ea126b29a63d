import type { Flow, FlowName } from '../flow.ts';
import { accident } from './accident.ts';
import { accidentReport } from './accident-report.ts';
import { benefits } from './benefits.ts';
import { bereaved } from './bereaved.ts';
import { check } from './check.ts';
import { claimPapers } from './claim-papers.ts';
import { claimStatus } from './claim-status.ts';
import { contribution } from './contribution.ts';
import { data } from './data.ts';
import { eligibility } from './eligibility.ts';
import { erase } from './erase.ts';
import { estimate } from './estimate.ts';
import { jkk } from './jkk.ts';
import { jkm } from './jkm.ts';
import { leave } from './leave.ts';
import { menu } from './menu.ts';
import { notices } from './notices.ts';
import { office } from './office.ts';
import { officer } from './officer.ts';
import { otherProgramme } from './other-programme.ts';
import { register } from './register.ts';
import { remind } from './remind.ts';
import { report } from './report.ts';
import { scholarship } from './scholarship.ts';
import { talk } from './talk.ts';
import { welcome } from './welcome.ts';
import { whichBpjs } from './which-bpjs.ts';

/** Every topic by its name. */
export const flows: Record<FlowName, Flow> = {
  welcome,
  menu,
  check,
  jkk,
  jkm,
  benefits,
  estimate,
  scholarship,
  contribution,
  eligibility,
  accident,
  accidentReport,
  bereaved,
  remind,
  data,
  erase,
  officer,
  talk,
  leave,
  report,
  claimStatus,
  claimPapers,
  notices,
  register,
  office,
  otherProgramme,
  whichBpjs,
};
