import type { Chart, ChartBar } from './model.ts';

const WIDTH = 760;
const ROW = 44;
const BAR_HEIGHT = 14;
const BAR_TOP = 22;
/** What is left of the width is for the text behind the longest bar. */
const LONGEST = 470;

/** Makes text safe inside HTML and SVG. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A bar chart as SVG: the label above each bar, the value behind it; colours come from the page. */
export function barChart({ title, unit, bars }: Chart): string {
  const largest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const height = bars.length * ROW;
  const summary = bars.map(({ label, text }) => `${label}: ${text}`).join('; ');
  return `<figure><figcaption>${escapeText(title)}</figcaption><div class="scroll">
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeText(`${title}, ${unit}. ${summary}`)}">
${bars.map((bar, i) => drawBar(bar, i * ROW, (bar.value / largest) * LONGEST)).join('\n')}
</svg></div></figure>`;
}

function drawBar({ label, kind, text }: ChartBar, top: number, length: number): string {
  // A value that is small beside the others is still seen.
  const width = Math.max(length, 2).toFixed(1);
  return (
    `<text class="label" x="0" y="${top + 14}">${escapeText(label)}</text>` +
    `<rect class="track" x="0" y="${top + BAR_TOP}" width="${LONGEST}" height="${BAR_HEIGHT}" rx="3"/>` +
    `<rect class="${kind}" x="0" y="${top + BAR_TOP}" width="${width}" height="${BAR_HEIGHT}" rx="3"/>` +
    `<text class="value" x="${LONGEST + 12}" y="${top + BAR_TOP + 12}">${escapeText(text)}</text>`
  );
}
