import { timingSafeEqual } from 'node:crypto';

/** Which part of which row a message is; both count as the ledger and arrays do. `isLast`: what comes of it comes of the row. */
export type Place = { row: number; part: number; isLast: boolean };

/** Ids of WhatsApp Web look so: this and 18 upper-case hexadecimal digits. */
const PREFIX = '3EB0';
const SHAPE = /^3EB0[0-9A-F]{18}$/;

const TAG_BYTES = 4;
const BODY_BYTES = 5;
const MOST_ROW = 2 ** 31 - 1;
const MOST_PART = 2 ** 7 - 1;

function pack({ row, part, isLast }: Place): Buffer {
  const isWhole = Number.isInteger(row) && Number.isInteger(part);
  if (!isWhole || row < 1 || row > MOST_ROW || part < 0 || part > MOST_PART)
    throw new RangeError('no such part of a row');
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt32BE(row);
  body.writeUInt8(part * 2 + Number(isLast), 4);
  return body;
}

const unpack = (body: Buffer): Place => ({
  row: body.readUInt32BE(),
  part: body.readUInt8(4) >> 1,
  isLast: (body.readUInt8(4) & 1) === 1,
});

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ other[at]!));

/**
 * Makes the id of a message from its place in the ledger, and reads it again: the same at each try, before it is sent, after
 * a restart, by whoever has the key. `hash` is a keyed hash of at least five bytes. As in SIV (RFC 5297) the tag is a hash of
 * the body and masks it, so an id tells nobody how many messages there are. Of an id that we did not make nothing is read.
 */
export function messageIds(hash: (value: string) => Buffer) {
  const tagOf = (body: Buffer) => hash(`message-id:tag:${body.toString('hex')}`).subarray(0, TAG_BYTES);
  const masked = (body: Buffer, tag: Buffer) => xor(body, hash(`message-id:mask:${tag.toString('hex')}`));
  return {
    /** 22 characters. Throws a RangeError for a row outside 1 to 2³¹−1 or a part above 127. */
    of(place: Place): string {
      const body = pack(place);
      const tag = tagOf(body);
      return (
        PREFIX +
        Buffer.concat([tag, masked(body, tag)])
          .toString('hex')
          .toUpperCase()
      );
    },
    /** Undefined for an id that we did not make. */
    read(id: string | null | undefined): Place | undefined {
      if (!id || !SHAPE.test(id)) return undefined;
      const bytes = Buffer.from(id.slice(PREFIX.length), 'hex');
      const tag = bytes.subarray(0, TAG_BYTES);
      const body = masked(bytes.subarray(TAG_BYTES), tag);
      const isOurs = timingSafeEqual(tag, tagOf(body));
      return isOurs && body.readUInt32BE() >= 1 && body.readUInt32BE() <= MOST_ROW ? unpack(body) : undefined;
    },
  };
}

export type MessageIds = ReturnType<typeof messageIds>;
