/**
 * The part of HTTP/1.1 that a load generator needs: where an answer ends, its status, and its body when
 * somebody asks for it. The common case, a whole answer in one read, is found without any copy.
 */
const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('\r\ncontent-length: ');
const LINE_END = Buffer.from('\r\n');
const ZERO = 0x30;
const NO_BODY = new Set([204, 304]);

/** Receives each complete answer; `body` is valid only during the call. */
export type OnResponse = (status: number, body: Buffer) => void;

/** Cuts the bytes of one connection into answers. */
export class ResponseReader {
  readonly #onResponse: OnResponse;
  #pending: Buffer | null = null;
  /** Do not look again before this many bytes are there. */
  #needed = 0;

  constructor(onResponse: OnResponse) {
    this.#onResponse = onResponse;
  }

  /**
   * Takes the next bytes, which the caller may overwrite afterwards.
   * @throws Error when they are not HTTP/1.1
   */
  push(bytes: Buffer): void {
    let rest = this.#pending ? Buffer.concat([this.#pending, bytes]) : bytes;
    this.#pending = null;
    while (rest.length > 0) {
      const end = rest.length < this.#needed ? 0 : this.#take(rest);
      if (end === 0) {
        this.#pending = Buffer.from(rest);
        return;
      }
      rest = rest.subarray(end);
    }
  }

  /** @returns where the first answer ends, or 0 when it is not complete */
  #take(bytes: Buffer): number {
    const headEnd = bytes.indexOf(HEAD_END);
    if (headEnd < 0) return 0;
    const bodyStart = headEnd + HEAD_END.length;
    const status = (bytes[9]! - ZERO) * 100 + (bytes[10]! - ZERO) * 10 + (bytes[11]! - ZERO);
    if (!(status >= 100 && status <= 599)) throw new Error('The answer is not HTTP/1.1');
    if (status < 200) return bodyStart;
    if (NO_BODY.has(status)) return this.#deliver(status, bytes, bodyStart, bodyStart);
    const length = contentLength(bytes, headEnd);
    if (length < 0) return this.#takeChunked(status, bytes, bodyStart);
    const end = bodyStart + length;
    if (bytes.length < end) {
      this.#needed = end;
      return 0;
    }
    return this.#deliver(status, bytes, bodyStart, end);
  }

  #takeChunked(status: number, bytes: Buffer, bodyStart: number): number {
    const parts: Buffer[] = [];
    for (let at = bodyStart; ; ) {
      const lineEnd = bytes.indexOf(LINE_END, at);
      if (lineEnd < 0) return 0;
      const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
      if (Number.isNaN(size)) throw new Error('The answer has neither a length nor chunks');
      const chunkStart = lineEnd + LINE_END.length;
      const chunkEnd = chunkStart + size + LINE_END.length;
      if (bytes.length < chunkEnd) return 0;
      at = chunkEnd;
      if (size === 0) {
        this.#needed = 0;
        this.#onResponse(status, Buffer.concat(parts));
        return at;
      }
      parts.push(bytes.subarray(chunkStart, chunkStart + size));
    }
  }

  #deliver(status: number, bytes: Buffer, from: number, to: number): number {
    this.#needed = 0;
    this.#onResponse(status, bytes.subarray(from, to));
    return to;
  }
}

/** The declared length of the body, or -1. */
function contentLength(bytes: Buffer, headEnd: number): number {
  const found = bytes.indexOf(LENGTH);
  if (found >= 0 && found < headEnd) {
    let length = 0;
    for (let at = found + LENGTH.length; bytes[at]! >= ZERO; at += 1)
      length = length * 10 + bytes[at]! - ZERO;
    return length;
  }
  // Servers other than Node write it with capitals or without the space.
  const match = /\r\ncontent-length:\s*(\d+)/i.exec(bytes.toString('latin1', 0, headEnd));
  return match ? Number(match[1]) : -1;
}
