const edgeHeaderLength = 7;
const introLength = 4;

/** A length of three bytes, then that many. */
export function frame(data: Uint8Array): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(data.length, 0, 3);
  return Buffer.concat([length, data]);
}

/** Cuts what comes in: first the client's intro (after edge routing, which a reconnecting client may put first), then frames. */
export function frameReader(onIntro: (intro: Buffer) => void, onFrame: (frame: Buffer) => void) {
  let held = Buffer.alloc(0);
  let introduced = false;
  const take = (length: number): Buffer | undefined => {
    if (held.length < length) return undefined;
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  const takeIntro = (): boolean => {
    if (held.length < edgeHeaderLength) return false;
    if (held.toString('latin1', 0, 2) === 'ED') return !!take(edgeHeaderLength + held.readUIntBE(4, 3));
    onIntro(take(introLength)!);
    introduced = true;
    return true;
  };
  const takeFrame = (): boolean => {
    const length = held.length < 3 ? Number.POSITIVE_INFINITY : held.readUIntBE(0, 3);
    const whole = take(3 + length);
    if (whole) onFrame(whole.subarray(3));
    return !!whole;
  };
  return (data: Buffer): void => {
    held = Buffer.concat([held, data]);
    while (introduced ? takeFrame() : takeIntro());
  };
}
