import type { Localized } from '../document.ts';
import { plainForm } from '../forms.ts';
import { initialsOf } from '../hangul.ts';
import { keysOf, mistakesForgiven } from '../typos.ts';
import type { Connection } from './connection.ts';

const MAX_LENGTH = 20;

/** The words of titles that a slipped one may be put right to. */
function wordsOf(title: Localized): Set<string> {
  const words = [title.ko, title.en].flatMap((text) => plainForm(text).split(' '));
  return new Set(words.filter((word) => word.length > 1 && word.length <= MAX_LENGTH));
}

/** How many titles hold each word; gathered over a transaction and written at its end. */
export class Vocabulary {
  readonly #connection: Connection;
  readonly #changes = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Counts the words of a title that takes the place of another one. */
  replace(before: Localized | undefined, after: Localized | undefined): void {
    const old = before ? wordsOf(before) : new Set<string>();
    const now = after ? wordsOf(after) : new Set<string>();
    for (const word of old) if (!now.has(word)) this.#count(word, -1);
    for (const word of now) if (!old.has(word)) this.#count(word, 1);
  }

  /** Forgets what was counted: the transaction that it belonged to was given up. */
  reset(): void {
    this.#changes.clear();
  }

  #count(word: string, by: number): void {
    this.#changes.set(word, (this.#changes.get(word) ?? 0) + by);
  }

  write(): void {
    for (const [word, by] of this.#changes) if (by !== 0) this.#write(word, by);
    this.#changes.clear();
  }

  #write(word: string, by: number): void {
    const row = this.#connection.get<{ count: number }>(`select count from words where word = ?`, word);
    if (row !== undefined && row.count + by <= 0) {
      this.#connection.run(`delete from words where word = ?`, word);
    } else if (row !== undefined) {
      this.#connection.run(`update words set count = ? where word = ?`, row.count + by, word);
    } else if (by > 0) {
      const keys = keysOf(word);
      if (mistakesForgiven(keys.length) === 0) return;
      this.#connection.run(
        `insert into words (word, keys, backwards, initials, count) values (?, ?, ?, ?, ?)`,
        word,
        keys,
        [...keys].reverse().join(''),
        initialsOf(word),
        by,
      );
    }
  }
}
