import type { Chart, ChartBar } from './model.ts';

const ROW = 52;
const BAR_HEIGHT = 12;
const BAR_TOP = 22;

/** Makes text safe inside HTML and SVG. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * A bar chart as SVG: label and value above each bar; colours come from the page. Widths are shares of the
 * page's, so that bars shrink on a phone and letters do not.
 */
export function barChart({ title, unit, bars }: Chart): string {
  const largest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const summary = bars.map(({ label, text }) => `${label}: ${text}`).join('; ');
  return `<figure><figcaption>${escapeText(title)}</figcaption>
<svg width="100%" height="${bars.length * ROW}" role="img" aria-label="${escapeText(`${title}, ${unit}. ${summary}`)}">
${bars.map((bar, i) => drawBar(bar, i * ROW, (bar.value / largest) * 100)).join('\n')}
</svg></figure>`;
}

function drawBar({ label, kind, text }: ChartBar, top: number, share: number): string {
  // A value that is small beside the others is still seen.
  const width = Math.max(share, 0.4).toFixed(2);
  return (
    `<text class="label" x="0" y="${top + 14}">${escapeText(label)}</text>` +
    `<text class="value" x="100%" y="${top + 14}" text-anchor="end">${escapeText(text)}</text>` +
    `<rect class="track" x="0" y="${top + BAR_TOP}" width="100%" height="${BAR_HEIGHT}" rx="3"/>` +
    `<rect class="${kind}" x="0" y="${top + BAR_TOP}" width="${width}%" height="${BAR_HEIGHT}" rx="3"/>`
  );
}
