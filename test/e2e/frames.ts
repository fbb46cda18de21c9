import type { Page } from 'playwright-core';

/** How long the frames of a page took, in milliseconds. */
export interface FrameTimes {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

/** Runs in the page: notes each frame's distance from the one before it. */
const BEGIN = `(() => {
  const state = { times: [], isOn: true };
  window.frameTimes = state;
  let last = performance.now();
  const next = (nowMs) => {
    state.times.push(nowMs - last);
    last = nowMs;
    if (state.isOn) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;
const END = `(() => {
  window.frameTimes.isOn = false;
  return window.frameTimes.times.slice(1);
})()`;

/**
 * Measures the frames of a page while something is done on it. For looking at and for benchmarks: what a busy machine makes of
 * it is nothing that a test may judge.
 */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<FrameTimes> {
  await page.evaluate(BEGIN);
  await act();
  const times = (await page.evaluate(END)) as number[];
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? 0 };
}
