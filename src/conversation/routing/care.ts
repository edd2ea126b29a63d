import { say } from '../../language/texts.ts';
import type { Tone } from '../../language/understanding/tone.ts';
import type { Say } from '../../message.ts';
import type { FlowName } from '../flow.ts';

/** Topics that begin with a word of sympathy or care themselves. */
const CARES_ITSELF: FlowName[] = ['bereaved', 'accidentReport'];

/** A word of sympathy to the bereaved, of care to the hurt, before what they asked is answered. */
export const careFor = (tone: Tone | undefined, flow?: FlowName): Say[] =>
  tone && !(flow && CARES_ITSELF.includes(flow)) ? [say(`tone.${tone}`)] : [];
