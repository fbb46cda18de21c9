/** Halls stand in Korea, which has no summer time: a show begins at half past seven over there, wherever one plans it. */
const KOREA_MS = 9 * 3_600_000;

/** For an <input type="datetime-local">, by the clock of the halls. @param at an ISO time or epoch milliseconds */
export const toKorean = (at: string | number): string =>
  new Date(new Date(at).getTime() + KOREA_MS).toISOString().slice(0, 16);

/** The moment that such an input names; null while it is none. */
export function fromKorean(local: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return null;
  const at = new Date(`${local.slice(0, 16)}:00+09:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
