/** The number of a request: `12` or `#12`; undefined for anything else. The largest is PostgreSQL's. */
export const requestId = (written: string): number | undefined =>
  /^#?\d{1,9}$/.test(written) ? Number(written.replace('#', '')) : undefined;
