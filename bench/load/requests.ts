import type { Column, RequestList } from './plan.ts';

/** All requests of a list as bytes, one after the other in one block of memory, ready to be sent. */
export class PreparedRequests {
  readonly count: number;
  readonly #bytes: Buffer;
  readonly #starts: Float64Array;

  constructor(list: RequestList) {
    this.count = list.count;
    const texts = Array.from({ length: list.count }, (_, i) => requestText(list, i));
    const lengths = texts.map((text) => Buffer.byteLength(text));
    this.#starts = new Float64Array(list.count + 1);
    for (const [i, length] of lengths.entries()) this.#starts[i + 1] = this.#starts[i]! + length;
    this.#bytes = Buffer.allocUnsafe(this.#starts[list.count]!);
    for (const [i, text] of texts.entries()) this.#bytes.write(text, this.#starts[i]!);
  }

  /** The bytes of one request; a view, not a copy. */
  at(i: number): Buffer {
    return this.#bytes.subarray(this.#starts[i]!, this.#starts[i + 1]!);
  }
}

const take = (column: Column, i: number): string => {
  const { values, order } = column;
  const at = order ? order[i % order.length]! : i % values.length;
  const value = values[at];
  if (value === undefined) throw new Error(`A request takes value ${at} of ${values.length}`);
  return value;
};

function requestText(list: RequestList, i: number): string {
  const { method, path, token, body, keyPrefix } = list;
  const content = body ? take(body, i) : '';
  let head = `${method} ${take(path, i)} HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
  if (token) head += `authorization: Bearer ${take(token, i)}\r\n`;
  if (keyPrefix !== undefined) head += `idempotency-key: ${keyPrefix}${i}\r\n`;
  if (content !== '') head += 'content-type: application/json\r\n';
  if (method === 'POST') head += `content-length: ${Buffer.byteLength(content)}\r\n`;
  return `${head}\r\n${content}`;
}
