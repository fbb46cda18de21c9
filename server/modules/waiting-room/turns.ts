const FIRST_CAPACITY = 1_024;

/**
 * Turns of those who wait in one room, ascending: eight bytes each, so that a hundred thousand take less than a
 * megabyte. Those who were called stay until it is made anew; they are counted out by the turn of the last of them.
 */
export class Turns {
  #turns = new Float64Array(FIRST_CAPACITY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** What it takes of memory. */
  get bytes(): number {
    return this.#turns.byteLength;
  }

  /** The greatest; -1 when it is empty. */
  get last(): number {
    return this.#size === 0 ? -1 : this.#turns[this.#size - 1]!;
  }

  /** @param turns ascending, and none smaller than the last that is there */
  append(turns: readonly number[]): void {
    const wanted = this.#size + turns.length;
    if (wanted > this.#turns.length) {
      const larger = new Float64Array(Math.max(wanted, Math.ceil(this.#turns.length * 1.5)));
      larger.set(this.#turns.subarray(0, this.#size));
      this.#turns = larger;
    }
    this.#turns.set(turns, this.#size);
    this.#size = wanted;
  }

  /** How many are smaller than this one. */
  below(turn: number): number {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#turns[middle]! < turn) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
