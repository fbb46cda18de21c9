/** `*`, `pay.*` or `pay.transferred`: what is chosen, without what a wider choice already holds. */
export function withEvent(chosen: readonly string[], pattern: string, on: boolean): string[] {
  if (!on) return chosen.filter((one) => one !== pattern);
  if (pattern === '*') return ['*'];
  const inModule = pattern.endsWith('.*') ? pattern.slice(0, -1) : null;
  const kept = chosen.filter(
    (one) => one !== '*' && one !== pattern && !(inModule && one.startsWith(inModule)),
  );
  return [...kept, pattern];
}

/** Whether an event is sent, by its own name or by a wider choice. */
export const covers = (chosen: readonly string[], event: string): boolean =>
  chosen.includes('*') || chosen.includes(event) || chosen.includes(`${event.split('.')[0]}.*`);
