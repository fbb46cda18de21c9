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
