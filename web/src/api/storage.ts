/** Web storage that never throws: private windows and strict settings may forbid it. */
export const storage = {
  get(key: string, area: 'local' | 'session' = 'local'): string | null {
    try {
      return areaOf(area).getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string | null, area: 'local' | 'session' = 'local'): void {
    try {
      if (value === null) areaOf(area).removeItem(key);
      else areaOf(area).setItem(key, value);
    } catch {
      // What cannot be remembered is asked again.
    }
  },
};

const areaOf = (area: 'local' | 'session'): Storage => (area === 'local' ? localStorage : sessionStorage);

/** A short list that this browser remembers, the newest first. */
export function remembered(slot: string, most: number) {
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
