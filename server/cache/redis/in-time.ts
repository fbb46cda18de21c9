/** It did not answer in time. */
class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * Waits for an answer, but not for ever. An answer that has arrived while this process was busy counts: the
 * sockets are read once more before it is too late.
 * @throws TooLate after `limitMs`; else what `answer` throws
 */
export function inTime<T>(answer: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const giveUp = () => {
      if (!isOver) reject(new TooLate(`No answer in ${limitMs} ms`));
    };
    // The first turn may come before the sockets are read, the second does not.
    const timer = setTimeout(() => setImmediate(() => setImmediate(giveUp)), limitMs);
    const end = () => {
      isOver = true;
      clearTimeout(timer);
    };
    answer.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
