type Range = { key: string; from: string; to: string };
const POSTCODE = /^\d{5}$/;

/** The ranges that are none: half typed, or the wrong way round. */
export const wrongRanges = (ranges: readonly Range[]): Set<string> =>
  new Set(
    ranges
      .filter(({ from, to }) => !POSTCODE.test(from) || !POSTCODE.test(to) || from > to)
      .map(({ key }) => key),
  );
