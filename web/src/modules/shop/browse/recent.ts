import { storage } from '../../../api/storage.ts';

/** A short list that this browser remembers, the newest first. */
function remembered(slot: string, most: number) {
  const all = (): string[] => {
    try {
      const list: unknown = JSON.parse(storage.get(slot) ?? '[]');
      return Array.isArray(list) ? list.filter((one) => typeof one === 'string').slice(0, most) : [];
    } catch {
      return [];
    }
  };
  return {
    all,
    add: (one: string): void =>
      storage.set(slot, JSON.stringify([one, ...all().filter((other) => other !== one)].slice(0, most))),
  };
}

/** What was sought in the shop. */
export const recentSearches = remembered('madang.shop.searches', 6);
