import { describe, expect, it } from 'vitest';
import { estimated, events } from './asked.ts';

describe.each(['pu', 'construction'])('unpaid months of the employer: %s', (segment) => {
  it.each([0, 1, 3])('change nothing up to three: %i', (unpaidMonths) => {
    for (const event of events) {
      const { assumed, ...told } = estimated({ ...event, segment, unpaidMonths });
      const { assumed: taken, ...untold } = estimated({ ...event, segment });
      expect(told).toEqual(untold);
      expect(taken).toEqual(['paid_up', ...assumed]);
      expect(told.askOfficer).not.toContain('employer_arrears');
      expect(told).not.toHaveProperty('arrears');
      expect(told.components.map(({ when }) => when)).not.toContain('after_arrears');
    }
  });

  it('make the employer pay first when there are more than three', () => {
    for (const event of events) {
      const found = estimated({ ...event, segment, unpaidMonths: 4 });
      expect(found.askOfficer).toContain('employer_arrears');
      expect(found.total).toBe(estimated({ ...event, segment }).total);
      expect(found).not.toHaveProperty('arrears');
      expect(found.components.map(({ when }) => when)).not.toContain('after_arrears');
    }
  });
});
