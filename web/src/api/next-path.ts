/**
 * Where a sign-in leads to: only ever a path of our own. An address that a browser would read as another host
 * (`//evil.example`, `/\evil.example`, `/<tab>/evil.example`) is none.
 */
export function ownPath(next: unknown): string | undefined {
  if (typeof next !== 'string' || next.length > 2000 || !next.startsWith('/')) return undefined;
  const base = 'https://own.invalid';
  try {
    const url = new URL(next, base);
    const path = `${url.pathname}${url.search}${url.hash}`;
    return url.origin === base && !path.startsWith('//') ? path : undefined;
  } catch {
    return undefined;
  }
}
