import type { Queryable } from '../database.ts';

/** Plans the reminders of a case anew. */
export async function planCaseReminders(_client: Queryable, _caseId: number, _now: Date): Promise<void> {}
