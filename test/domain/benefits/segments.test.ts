import { expect, it } from 'vitest';
import { estimated } from './asked.ts';

const unknown = { components: [], total: null, assumed: [], askOfficer: ['pmi_benefits'] };

it.each(['work_accident', 'work_death', 'other_death'])('gives no sum to a migrant worker: %s', (event) => {
  expect(estimated({ event, segment: 'pmi' })).toEqual(unknown);
  expect(estimated({ event, segment: 'pmi', wage: 1, unpaidMonths: 9, daysLate: 9, on: '2014-01-01' })).toEqual(
    unknown,
  );
});

it('takes whoever does not say how he works for a BPU, and says so', () => {
  expect(estimated({ event: 'work_death', wage: 1_000_000 }).assumed).toEqual(['segment_bpu', 'paid_up']);
});

it.each(['pu', 'bpu', 'construction'])('assumes nothing of who says it: %s', (segment) => {
  expect(estimated({ event: 'work_death', wage: 1_000_000, segment, unpaidMonths: 0 }).assumed).toEqual([]);
});
