import type { Ports } from '../ports.ts';

/** Reports of one chat that may wait for an officer at one time. */
export const MOST = 3;

/** How many wait now. */
export const openReports = async (ports: Ports): Promise<number> =>
  (await ports.cases()).filter(({ status }) => status === 'reported').length;
