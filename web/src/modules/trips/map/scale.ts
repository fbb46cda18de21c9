/** A bar of a round length. */
export interface ScaleBar {
  readonly metres: number;
  /** CSS pixels. */
  readonly width: number;
}

/**
 * The longest of 1, 2, 5, 10, 20 … that fits.
 * @param metresPerPixel above 0
 * @param most CSS pixels
 */
export function scaleBar(metresPerPixel: number, most: number): ScaleBar {
  const room = metresPerPixel * most;
  const ten = 10 ** Math.floor(Math.log10(room));
  const metres = [5, 2, 1].map((times) => times * ten).find((length) => length <= room) ?? ten;
  return { metres, width: metres / metresPerPixel };
}
