/** Minutes after midnight as people and time fields write them. */
export const clockOf = (min: number): string => {
  const within = ((Math.round(min) % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** Of a time field. Null: nothing, or nothing that is a time. */
export function minutesOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) return null;
  const min = Number(match[1]) * 60 + Number(match[2]);
  return min < 1440 ? min : null;
}
