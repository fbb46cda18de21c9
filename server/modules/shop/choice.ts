import type { Localized } from '../../lib/localized.ts';

interface Options {
  readonly options: readonly { readonly name: Localized; readonly values: readonly Localized[] }[];
}

/** What is chosen of a product's options, as people read it: `검정 / M`; null without options. */
export function choiceOf({ options }: Options, choices: readonly number[]): Localized | null {
  if (options.length === 0) return null;
  const chosen = options.flatMap(({ values }, i) => values[choices[i] ?? -1] ?? []);
  return { ko: chosen.map(({ ko }) => ko).join(' / '), en: chosen.map(({ en }) => en).join(' / ') };
}
