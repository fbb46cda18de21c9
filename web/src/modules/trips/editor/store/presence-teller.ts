export type TellerDependencies = {
  /** Whether the server can be told now; it is asked again before each telling. */
  canTell(): boolean;
  send(entryId: string | null): Promise<unknown>;
};

/**
 * Tells the server what this page looks at. What comes back is news for this very page, and may make it look away and back
 * at once: only where its look comes to rest somewhere else is it told again.
 */
export function createTeller({ canTell, send }: TellerDependencies) {
  let lookedAt: string | null = null;
  let told: string | null = null;
  let isSettling = false;

  /** Tells what is looked at, whether or not it is news: presence is forgotten when it is not said again. */
  function tell(): void {
    if (!canTell()) return;
    told = lookedAt;
    void send(lookedAt).catch(() => undefined);
  }

  return {
    tell,
    look(entryId: string | null): void {
      lookedAt = entryId;
      if (isSettling) return;
      isSettling = true;
      queueMicrotask(() => {
        isSettling = false;
        if (lookedAt !== told) tell();
      });
    },
  };
}
