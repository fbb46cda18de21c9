/** A text of the catalogue in both languages. */
export interface Localized {
  readonly ko: string;
  readonly en: string;
}
