/** How far a server has come. */
export interface Position {
  /** As MariaDB writes it: `domain-server-number,…`, such as `0-1-270,1-3-12`. */
  readonly text: string;
  /** For each replication domain the number of its last transaction. */
  readonly numbers: ReadonlyMap<string, bigint>;
}

/** @throws Error when it is no list of MariaDB's global transaction ids */
export function parsePosition(text: string): Position {
  const numbers = new Map<string, bigint>();
  for (const id of text.split(',')) {
    if (id === '') continue;
    const match = /^\s*(\d+)-\d+-(\d+)\s*$/.exec(id);
    if (!match) throw new Error(`${text} is no list of MariaDB’s transaction ids`);
    numbers.set(match[1]!, BigInt(match[2]!));
  }
  return { text, numbers };
}

export const NOWHERE = parsePosition('');

/** Whether whoever stands at `here` has everything that is at `there`. */
export function hasReached(here: Position, there: Position): boolean {
  for (const [domain, number] of there.numbers) {
    const own = here.numbers.get(domain);
    if (own === undefined || own < number) return false;
  }
  return true;
}

/** Whether `here` has something that `there` has not, in a domain that both know. */
export function isAhead(here: Position, there: Position): boolean {
  for (const [domain, number] of there.numbers) {
    const own = here.numbers.get(domain);
    if (own !== undefined && own > number) return true;
  }
  return false;
}
