/**
 * The points of a line in a box, oldest at the left, highest at the top, as an SVG path. Empty without two values.
 * @param base is in the picture too: the line that the values are compared with
 */
export function sparkOf(
  values: readonly number[],
  base: number | undefined,
  width: number,
  height: number,
): { path: string; baseY: number | null } {
  const all = base === undefined ? values : [...values, base];
  const max = Math.max(...all);
  const min = Math.min(...all);
  // A day without a move lies in the middle.
  const y = (value: number) => (max === min ? height / 2 : ((max - value) / (max - min)) * height);
  if (values.length < 2) return { path: '', baseY: base === undefined ? null : y(base) };
  const step = width / (values.length - 1);
  const path = values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ');
  return { path, baseY: base === undefined ? null : y(base) };
}
