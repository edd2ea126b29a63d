import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vault } from '../src/crypto.ts';

const key = (byte: number) => Buffer.alloc(32, byte);
const old = vault({ sealing: [{ id: 'k1', key: key(1) }], index: key(9) });
const rotated = vault({
  sealing: [
    { id: 'k2', key: key(2) },
    { id: 'k1', key: key(1) },
  ],
  index: key(9),
});

describe('the vault', () => {
  it('opens what it sealed, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        (text) => {
          expect(old.open('a', old.seal('a', text))).toBe(text);
        },
      ),
    );
  });

  it('seals the same text differently each time', () => {
    expect(old.seal('a', 'x').equals(old.seal('a', 'x'))).toBe(false);
  });

  it('opens what a retired key sealed, and seals with the new one', () => {
    expect(rotated.open('a', old.seal('a', 'x'))).toBe('x');
    expect(() => old.open('a', rotated.seal('a', 'x'))).toThrow(
      expect.objectContaining({ code: 'key-unknown', values: { id: 'k2' } }),
    );
  });

  it('refuses another purpose and any changed byte', () => {
    const sealed = old.seal('a', 'rahasia');
    expect(() => old.open('b', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => old.open('a', changed), `byte ${at}`).toThrow();
    }
  });

  it('indexes equal values alike under one purpose only', () => {
    expect(old.index('nik', '1').equals(rotated.index('nik', '1'))).toBe(true);
    expect(old.index('nik', '1').equals(old.index('card', '1'))).toBe(false);
    expect(old.index('nik', '1').equals(old.index('nik', '2'))).toBe(false);
  });
});
