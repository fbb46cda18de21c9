/** One code that a problem can carry. */
export interface CodeEntry {
  readonly status: number;
  readonly ko: string;
  readonly en: string;
  /** What the reader of the catalogue may do. */
  readonly adviceKo: string;
  readonly adviceEn: string;
}

/** An entry in a line: status, both titles, both pieces of advice. */
export const entry = (
  status: number,
  ko: string,
  en: string,
  adviceKo: string,
  adviceEn: string,
): CodeEntry => ({
  status,
  ko,
  en,
  adviceKo,
  adviceEn,
});
