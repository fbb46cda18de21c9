/** A typed channel between the tabs of this browser; silent where the browser has none. */
export type TabChannel<T> = {
  post(message: T): void;
  /** @returns how to stop listening */
  listen(handler: (message: T) => void): () => void;
};

export function openChannel<T>(name: string): TabChannel<T> {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (handler) => {
      const listener = (event: MessageEvent<T>) => handler(event.data);
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}

/**
 * Runs `work` while no other tab of this browser runs work under the same name.
 * Web Locks need a secure context; without them only this tab is kept in order.
 */
export async function withTabLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) return work();
  return await navigator.locks.request(name, work);
}
