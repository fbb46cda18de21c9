import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import iconv from 'iconv-lite';

/** What a spreadsheet in Korea saves. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949';

/** As operators are told. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  cp949: 'CP949',
};

const CHUNK_BYTES = 64 * 1024;
const LOOKED_AT_BYTES = 1024 * 1024;

/** The bytes are text of no encoding that is known. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

/** In which encoding a file is, by its first bytes and by what it can be. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideWithoutMark(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  // A broken file in UTF-8 would often pass as CP949, and be full of nonsense.
  return looksLikeUtf8(bytes) ? 'utf-8' : 'cp949';
}

/** Every column has a name, and commas between them: in UTF-16 every second byte of these is zero. */
function wideWithoutMark(bytes: Buffer): Encoding | null {
  const head = bytes.subarray(0, 200);
  let even = 0;
  let odd = 0;
  for (const [i, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const some = head.length / 20;
  // 가 and some more letters have a zero on the other side.
  if (odd > some && odd > 4 * even) return 'utf-16le';
  if (even > some && even > 4 * odd) return 'utf-16be';
  return null;
}

/** Whether most of what is not ASCII is Hangul in UTF-8 (three bytes, the first from EA to ED). */
function looksLikeUtf8(bytes: Buffer): boolean {
  const head = bytes.subarray(0, LOOKED_AT_BYTES);
  let high = 0;
  let hangul = 0;
  for (let i = 0; i < head.length; i += 1) {
    const byte = head[i]!;
    if (byte < 0x80) continue;
    if (byte >= 0xea && byte <= 0xed && isFollowing(head[i + 1]) && isFollowing(head[i + 2])) {
      hangul += 3;
      high += 3;
      i += 2;
    } else high += 1;
  }
  return hangul > high / 2;
}

const isFollowing = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * The text of a file, a piece at a time; between two of them others get their turn.
 * @throws Undecodable where a byte has no meaning, or means nothing that stands in a text
 */
export async function* textOf(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const isLast = from + CHUNK_BYTES >= bytes.length;
    const text = decode(bytes.subarray(from, from + CHUNK_BYTES), isLast);
    if (text.includes('\u0000')) throw new Undecodable('NUL');
    yield text;
    await nextTurn();
  }
}

type Decode = (bytes: Buffer, isLast: boolean) => string;

function decoderOf(encoding: Encoding): Decode {
  if (encoding === 'cp949') {
    // Node's own decoder of that name (ICU) knows 2,350 syllables; Windows writes all 11,172 (Unified Hangul Code).
    const decoder = iconv.getDecoder('cp949');
    return (bytes, isLast) => {
      const text = decoder.write(bytes) + (isLast ? (decoder.end() ?? '') : '');
      if (text.includes('\uFFFD')) throw new Undecodable(encoding);
      return text;
    };
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch (cause) {
      throw new Undecodable(encoding, { cause });
    }
  };
}

/** The beginning of a text, whatever its last letter is cut to. */
export const headOf = (bytes: Buffer, encoding: Encoding): string =>
  encoding === 'cp949' ? iconv.decode(bytes, encoding) : new TextDecoder(encoding).decode(bytes);
