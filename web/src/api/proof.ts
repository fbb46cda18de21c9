/**
 * A fresh proof of who one is. Sensitive acts are refused with `auth.proof-needed` when the last proof is some
 * minutes old; then whoever sent the request waits here while the member proves it in a dialog.
 */
let waiting: { promise: Promise<boolean>; settle: (proved: boolean) => void } | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export const proof = {
  isWanted: (): boolean => waiting !== undefined,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      // Nobody is left who could ask the member.
      if (listeners.size === 0) proof.settle(false);
    };
  },
  /** Whether the member has proved it; several requests share one dialog. */
  ask(): Promise<boolean> {
    if (waiting !== undefined) return waiting.promise;
    if (listeners.size === 0) return Promise.resolve(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    waiting = { promise, settle: resolve };
    tell();
    return promise;
  },
  settle(proved: boolean): void {
    const asked = waiting;
    if (asked === undefined) return;
    waiting = undefined;
    asked.settle(proved);
    tell();
  },
};
