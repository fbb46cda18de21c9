import type { Localized } from '../../../../api/shop-admin-types.ts';

type Options = readonly { values: readonly Localized[] }[];

/** What a variant is among its product’s options, such as "빨강 / M"; empty without options. */
export const choiceText = (
  options: Options,
  choices: readonly number[],
  say: (text: Localized) => string,
): string =>
  choices
    .flatMap((place, at) => {
      const value = options[at]?.values[place];
      return value === undefined ? [] : [say(value)];
    })
    .join(' / ');
