import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';
import { answerWhom, answerWork, begin, questions, workChoices } from '../register/moves.ts';

/** *Cara mendaftar*: how one is enrolled who pays for themselves, what it costs this month, and who else must enrol whom. */
export const register = flow(
  'register',
  questions,
  {
    whom: {
      ask: () => [say('register.askWhom', {}, ['enrolSelf', 'enrolWorkers', 'enrolOthers'])],
      answer: (heard, _known, ports) => answerWhom(heard, ports.today()),
    },
    work: {
      ask: ({ whom }, ports) => [say(`register.askWork_${whom}`, {}, [...workChoices(ports.today())])],
      answer: (heard, { whom }, ports) => answerWork(heard, whom, ports.today()),
    },
  },
  (seed, ports) => begin(seed, ports.today()),
);
