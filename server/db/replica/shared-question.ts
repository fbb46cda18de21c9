/**
 * Where the primary stands, asked at most once at a time: everybody who came while a question was under way shares the
 * next one. So an answer is never older than the question of whoever gets it, and a crowd costs few of them.
 */
export class SharedQuestion<T> {
  readonly #ask: () => Promise<T>;
  #underWay: Promise<unknown> = Promise.resolve();
  #next: Promise<T> | null = null;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** The answer to a question that is asked after this call. @throws what the question throws */
  readonly answer = (): Promise<T> => {
    this.#next ??= this.#underWay.then(() => {
      this.#next = null;
      const asked = this.#ask();
      this.#underWay = asked.catch(() => undefined);
      return asked;
    });
    return this.#next;
  };
}
