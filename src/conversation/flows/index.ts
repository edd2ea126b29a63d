import type { Flow, FlowName } from '../flow.ts';
import { check } from './check.ts';
import { data } from './data.ts';
import { erase } from './erase.ts';
import { jkk } from './jkk.ts';
import { jkm } from './jkm.ts';
import { leave } from './leave.ts';
import { menu } from './menu.ts';
import { officer } from './officer.ts';
import { remind } from './remind.ts';
import { welcome } from './welcome.ts';

/** Every topic by its name. */
export const flows: Record<FlowName, Flow> = { welcome, menu, check, jkk, jkm, remind, data, erase, officer, leave };
