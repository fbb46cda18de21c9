/** What an address says behind its question mark; a name that comes again has several values. */
export type PlainSearch = Record<string, string | string[]>;

/**
 * Reads a query as what it is: text. The router's own way reads numbers and JSON into it, so that a search for `1e5`
 * or `007` would be another one.
 */
export function parsePlainSearch(text: string): PlainSearch {
  const found: PlainSearch = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name];
    found[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

/** The way back; what is undefined or empty is not written. */
export function writePlainSearch(search: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') written.append(name, String(one));
    }
  }
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}

/** The one text of a name, where there is one. */
export function textOf(search: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = search[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** All texts of a name, each once. */
export function textsOf(search: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = search[name];
  const all = Array.isArray(value) ? value : [value];
  return [...new Set(all.filter((one): one is string => typeof one === 'string' && one !== ''))];
}
