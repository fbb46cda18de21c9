/** A message of the event stream. */
export interface Received {
  readonly id: string | null;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into messages of every shape
  readonly data: any;
}

export interface Watcher {
  readonly messages: Received[];
  /** Resolves with the first message, past or to come, that fits. */
  until(fits: (message: Received) => boolean): Promise<Received>;
  /** Resolves when the server has closed the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens an event stream and gathers its messages, as a page does. */
export async function watch(
  baseUrl: string,
  topics: string,
  headers: Record<string, string> = {},
): Promise<Watcher> {
  const abort = new AbortController();
  const response = await fetch(`${baseUrl}/api/v1/stream?topics=${topics}`, {
    headers,
    signal: abort.signal,
  });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const messages: Received[] = [];
  const waiting = new Set<() => void>();
  const ended = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
          const event = field('event');
          if (event !== null)
            messages.push({ id: field('id'), event, data: JSON.parse(field('data') ?? 'null') });
        }
        for (const look of waiting) look();
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
  })();
  return {
    messages,
    ended,
    close: () => abort.abort(),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No such message among ${JSON.stringify(messages)}`));
        }, 10_000);
        const look = () => {
          const found = messages.find(fits);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
