/** The settings of a database of one's own, with the keys of `testVault`. */
export const yourOwn = (url: string): Record<string, string> => ({
  DATABASE_URL: url,
  ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 1).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
});
