import { timingSafeEqual } from 'node:crypto';

/** Whether somebody knows a secret. It takes as long for a near miss as for any other of that length. */
export const isSameSecret = (given: string, secret: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
};
