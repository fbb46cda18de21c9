import type { Level } from './level.ts';

/** Children of a branch: one bit of an integer tells of each whether anything is below it. */
const WIDTH = 32;

class Branch {
  /** Bit n: something is below child n. */
  bits = 0;
  /** Emptied branches stay for the next time that a price comes: their bit is off. */
  readonly children: (Branch | Level | null)[] = new Array<Branch | Level | null>(WIDTH).fill(null);
}

/**
 * Levels by price: a tree of bitmaps, 32 wide, as high as its largest price needs (four branches for prices below a million,
 * eleven for any integer). Each operation goes once down it and once up, however many levels there are.
 */
export class PriceTree {
  #root = new Branch();
  /** The prices that the root covers: 0 up to and without this. */
  #covered = WIDTH;
  /** The way that was last gone down: branches, and the child that was taken in each. */
  readonly #path: Branch[] = [];
  readonly #digits: number[] = [];

  /** @param price a positive integer */
  get(price: number): Level | null {
    if (price >= this.#covered) return null;
    let branch = this.#root;
    let unit = this.#covered / WIDTH;
    let rest = price;
    for (;;) {
      const digit = Math.floor(rest / unit);
      if ((branch.bits & (1 << digit)) === 0) return null;
      const child = branch.children[digit];
      if (unit === 1) return child as Level;
      branch = child as Branch;
      rest -= digit * unit;
      unit /= WIDTH;
    }
  }

  /** Puts in a level whose price has none; returns the level of the next lower price, or null when it is the lowest. */
  add(level: Level): Level | null {
    while (level.price >= this.#covered) this.#grow();
    let branch = this.#root;
    let unit = this.#covered / WIDTH;
    let rest = level.price;
    for (let depth = 0; ; depth += 1) {
      const digit = Math.floor(rest / unit);
      this.#path[depth] = branch;
      this.#digits[depth] = digit;
      branch.bits |= 1 << digit;
      if (unit === 1) {
        branch.children[digit] = level;
        return this.#below(depth);
      }
      let child = branch.children[digit] as Branch | null;
      if (!child) {
        child = new Branch();
        branch.children[digit] = child;
      }
      branch = child;
      rest -= digit * unit;
      unit /= WIDTH;
    }
  }

  /** Takes out the level of a price that has one. */
  remove(price: number): void {
    let branch = this.#root;
    let unit = this.#covered / WIDTH;
    let rest = price;
    let depth = 0;
    for (; unit >= 1; depth += 1) {
      const digit = Math.floor(rest / unit);
      this.#path[depth] = branch;
      this.#digits[depth] = digit;
      rest -= digit * unit;
      unit /= WIDTH;
      if (unit >= 1) branch = branch.children[digit] as Branch;
      else branch.children[digit] = null;
    }
    for (let at = depth - 1; at >= 0; at -= 1) {
      const above = this.#path[at]!;
      above.bits &= ~(1 << this.#digits[at]!);
      if (above.bits !== 0) return;
    }
  }

  /** The level before the one to which the path leads. */
  #below(depth: number): Level | null {
    for (let at = depth; at >= 0; at -= 1) {
      const branch = this.#path[at]!;
      const lower = branch.bits & ((1 << this.#digits[at]!) - 1);
      if (lower !== 0) return this.#highest(branch, lower, depth - at);
    }
    return null;
  }

  /** The highest level below a branch and those of its children that `bits` names. */
  #highest(branch: Branch, bits: number, branchesBelow: number): Level {
    let child = branch.children[31 - Math.clz32(bits)]!;
    for (let below = branchesBelow; below > 0; below -= 1) {
      const inner = child as Branch;
      child = inner.children[31 - Math.clz32(inner.bits)]!;
    }
    return child as Level;
  }

  #grow(): void {
    const root = new Branch();
    root.children[0] = this.#root;
    if (this.#root.bits !== 0) root.bits = 1;
    this.#root = root;
    this.#covered *= WIDTH;
  }
}
