/** A round number at or above the greatest value, and how far its lines stand apart: 0, 1, 2 … `lines` times. */
export function niceScale(max: number, lines = 4): { top: number; step: number } {
  if (max <= 0) return { top: lines, step: 1 };
  const rough = max / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power);
  return { top: step * Math.ceil(max / step), step };
}

/** Which of `count` labels are written so that they do not touch: the first, the last, and some between. */
export function shownLabels(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const every = Math.ceil((count - 1) / (most - 1));
  const shown = [];
  for (let index = 0; index < count - every / 2; index += every) shown.push(index);
  if (shown.at(-1) !== count - 1) shown.push(count - 1);
  return shown;
}
