/** Whatever Baileys would log holds stanzas, addresses or keys: none of it is printed. */
export const silent = {
  level: 'silent',
  child: () => silent,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
