/**
 * SHA-256 (FIPS 180-4) of short texts, many of which begin alike. The browser's own is asynchronous, which costs more than
 * the hash itself, and is missing on pages without TLS.
 */
const BLOCK = 64;
const K = constants();
const START = new Uint32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const w = new Uint32Array(BLOCK);

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (section 4.2.2). */
function constants(): Uint32Array {
  const found: number[] = [];
  for (let n = 2; found.length < BLOCK; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (isPrime) found.push(cubeRootFraction(n));
  }
  return new Uint32Array(found);
}

/** Floor of 2^32 times the cube root, by whole numbers: a floating-point root may be off by one in the last bit. */
function cubeRootFraction(n: number): number {
  const target = BigInt(n) << 96n;
  let root = BigInt(Math.floor(Math.cbrt(n) * 2 ** 32));
  while (root ** 3n > target) root -= 1n;
  while ((root + 1n) ** 3n <= target) root += 1n;
  return Number(root & 0xffffffffn);
}

const rotate = (x: number, bits: number): number => (x >>> bits) | (x << (32 - bits));

function compress(state: Uint32Array, block: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = from + i * 4;
    w[i] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
  }
  for (let i = 16; i < BLOCK; i += 1) {
    const a = w[i - 15]!;
    const b = w[i - 2]!;
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < BLOCK; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i]! + value) | 0;
}

/**
 * Makes a function that hashes `prefix + text`; the whole blocks of the prefix are hashed once.
 * @returns the hash as eight 32-bit words, valid until the next call
 */
export function sha256After(prefix: string): (text: string) => Uint32Array {
  const encoder = new TextEncoder();
  const head = encoder.encode(prefix);
  const whole = head.length - (head.length % BLOCK);
  const middle = Uint32Array.from(START);
  for (let at = 0; at < whole; at += BLOCK) compress(middle, head, at);
  const rest = head.subarray(whole);
  const buffer = new Uint8Array(BLOCK * 4);
  const state = new Uint32Array(8);
  return (text) => {
    buffer.fill(0);
    buffer.set(rest);
    const { written } = encoder.encodeInto(text, buffer.subarray(rest.length));
    const length = rest.length + written;
    buffer[length] = 0x80;
    // The padding ends with the length of all of it in bits (section 5.1.1).
    const blocks = Math.ceil((length + 9) / BLOCK);
    new DataView(buffer.buffer).setUint32(blocks * BLOCK - 4, (whole + length) * 8);
    state.set(middle);
    for (let block = 0; block < blocks; block += 1) compress(state, buffer, block * BLOCK);
    return state;
  };
}

/** How many bits at the beginning are zero. */
export function leadingZeroBits(words: Uint32Array): number {
  let bits = 0;
  for (const word of words) {
    if (word !== 0) return bits + Math.clz32(word);
    bits += 32;
  }
  return bits;
}

/** The first whole number with which the hash of `challenge.number` begins with so many zero bits. */
export function findNumber(challenge: string, difficulty: number): number {
  const hash = sha256After(`${challenge}.`);
  for (let number = 0; ; number += 1) {
    if (leadingZeroBits(hash(String(number))) >= difficulty) return number;
  }
}
