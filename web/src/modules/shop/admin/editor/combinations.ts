import type { DraftOption } from './draft.ts';

/** All ways to choose one value of each option, in the order of the options. */
export const combinations = (options: readonly DraftOption[]): string[][] =>
  options
    .filter(({ values }) => values.length > 0)
    .reduce<string[][]>(
      (ways, { values }) => ways.flatMap((way) => values.map(({ key }) => [...way, key])),
      [[]],
    );
