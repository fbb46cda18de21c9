/** The same outcome, or a rejection after so many milliseconds; what was asked goes on. */
export async function within<T>(asked: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // After this thread was held up an answer may be there that nobody has looked at yet.
      setImmediate(() => reject(new Error(`No answer within ${limitMs} ms`)));
    }, limitMs);
  });
  try {
    return await Promise.race([asked, timedOut]);
  } finally {
    clearTimeout(timer);
  }
}
