/** A text of the catalogue in both languages. */
export interface Localized {
  readonly ko: string;
  readonly en: string;
}

/** As operators write it. */
export type Written = { readonly ko: string; readonly en?: string };

/** Where there is no English text, the Korean one stands for it. */
export const localized = ({ ko, en }: Written): Localized => ({
  ko,
  en: en === undefined || en === '' ? ko : en,
});
export const orEmpty = (text: Written | undefined): Localized => localized(text ?? { ko: '' });
