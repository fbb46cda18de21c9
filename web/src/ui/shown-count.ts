/**
 * What a value is written with. Where counting stopped on the way, it is at least so many; of what was not met until
 * then nobody knows whether there is any, and 0 would say that there is none.
 * @param count null: nobody has counted
 */
export function shownCount(
  count: number | null,
  isExact: boolean,
  write: (count: number) => string,
): string | null {
  if (count === null || (count === 0 && !isExact)) return null;
  return `${write(count)}${isExact ? '' : '+'}`;
}
