/** What a company is worth to those who trade it, wandering: prices follow it, and it does not follow them. */
export interface Fair {
  /** In won, not on the tick. */
  value: number;
  /** News of late, as a part of the value: what is left of it fades. */
  news: number;
}

const HOUR_MS = 3_600_000;
const NEWS_PER_HOUR = 0.6;
const NEWS_FADES_MS = 4 * 60_000;
/** Back towards what it was worth at first, so that nothing runs away in a demo that is left alone. */
const PULL_PER_HOUR = 0.12;

/**
 * Lets a value wander for a while: a random walk with news now and then, drawn back to where it began.
 * @param unrest percent of an hour, one standard deviation
 * @param ms how long
 * @param random from 0 to below 1
 */
export function wander(fair: Fair, home: number, unrest: number, ms: number, random: () => number): void {
  const hours = Math.min(1, ms / HOUR_MS);
  const step = (unrest / 100) * Math.sqrt(hours) * normal(random);
  const pull = PULL_PER_HOUR * hours * Math.log(home / fair.value);
  if (random() < NEWS_PER_HOUR * hours) fair.news += (unrest / 100) * normal(random);
  const fading = fair.news * Math.min(1, ms / NEWS_FADES_MS);
  fair.news -= fading;
  fair.value *= Math.exp(step + pull + fading);
}

/** One draw of the standard normal distribution (Box and Muller, 1958). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
