import { barChart, escapeText } from './chart.ts';
import type { Bar, Report, Row, Section } from './model.ts';
import { STYLE } from './style.ts';

const number = (value: number): string => Math.round(value).toLocaleString('en');
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : number(value));

/** The whole report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function reportPage(report: Report): string {
  const bars = report.sections.flatMap((section) => section.bars);
  const met = bars.filter((bar) => bar.met).length;
  const date = report.startedAt.slice(0, 16).replace('T', ' ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Madang: benchmarks</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><main>
<h1>Benchmarks</h1>
<p class="muted">${date} UTC · ${Math.round(report.tookS)} s · ${met} of ${bars.length} bars met. Ratios measured side by side, in one run,
on one machine that also runs the load generator: compare them, and not the absolute figures, with other machines.</p>
${report.quick ? notice('This was a quick run. It shows that everything works; its figures mean little.') : ''}
${report.violations.length > 0 ? notice(`Invariants did not hold: ${report.violations.join('; ')}`, 'bad') : ''}
${report.skipped.length > 0 ? notice(`Not run: ${report.skipped.join('; ')}`) : ''}
<ul class="legend"><li><i class="ours"></i>Madang</li><li><i class="ceiling"></i>the ceiling: the same HTTP, token check and schemas, no work</li>
<li><i class="old"></i>an old method</li></ul>
<dl>${facts({ ...report.machine, ...prefixed(report.durability) })}</dl>
${barsSection(bars)}
${report.sections.map(sectionHtml).join('\n')}
</main></body></html>
`;
}

const notice = (text: string, kind = ''): string => `<p class="notice ${kind}">${escapeText(text)}</p>`;

const prefixed = (durability: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(durability).map(([name, value]) => [`durability, ${name}`, value]));

const facts = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<div><dt>${escapeText(name)}</dt><dd>${escapeText(value)}</dd></div>`)
    .join('');

function barsSection(bars: readonly Bar[]): string {
  if (bars.length === 0) return '';
  const rows = bars.map(
    ({ name, wanted, measured, met }) =>
      `<tr><td>${escapeText(name)}</td><td class="words">${escapeText(wanted)}</td><td class="words">${escapeText(measured)}</td>` +
      `<td><span class="${met ? 'met' : 'missed'}">${met ? 'met' : 'missed'}</span></td></tr>`,
  );
  return `<section><h2>Bars</h2><p class="muted">What we ask of ourselves, written down before it was measured.</p>
<div class="scroll"><table><thead><tr><th>work</th><th class="words">wanted</th><th class="words">measured</th><th></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

function sectionHtml({ name, title, lead, charts, rows }: Section): string {
  return `<section id="${name}"><h2>${escapeText(title)}</h2><p class="muted">${escapeText(lead)}</p>
${charts.map(barChart).join('\n')}
<h3>All figures</h3><div class="scroll"><table><thead><tr><th>who</th><th>load</th><th>accepted</th><th>per s</th><th>of the ceiling</th>
<th>p50</th><th>p90</th><th>p99</th><th>max ms</th><th>refused</th><th>failed</th><th>database<br>µs each</th><th>Redis<br>µs each</th><th>generator<br>CPU</th><th class="words">afterwards, in the database</th></tr></thead>
<tbody>${rows.map(rowHtml).join('\n')}</tbody></table></div></section>`;
}

function rowHtml(row: Row): string {
  const codes = Object.entries(row.byCode).map(([code, count]) => `${number(count)} × ${code}`);
  const cells = [
    row.load,
    number(row.accepted),
    number(row.acceptedPerS),
    row.ofCeiling === null ? '' : row.ofCeiling.toFixed(2),
    ms(row.p50Ms),
    ms(row.p90Ms),
    ms(row.p99Ms),
    ms(row.maxMs),
    number(row.refused),
    number(row.failed),
    row.databaseUs === null ? '' : number(row.databaseUs),
    row.redisUs === null ? '' : number(row.redisUs),
    `${Math.round(row.generatorCpu * 100)} %`,
  ];
  const below = [...(row.rounds > 1 ? [`${row.rounds} rounds`] : []), ...codes];
  const label = `${escapeText(row.label)}${below.map((line) => `<small>${escapeText(line)}</small>`).join('')}`;
  return `<tr class="${row.kind}"><td>${label}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}<td class="words">${checksHtml(row)}</td></tr>`;
}

function checksHtml({ checks }: Row): string {
  const wrong = checks.filter(({ ok }) => !ok);
  if (checks.length === 0) return '';
  if (wrong.length === 0) return `all ${checks.length} invariants hold`;
  return wrong
    .map(({ name, detail }) => `<span class="wrong">not ${escapeText(name)}: ${escapeText(detail)}</span>`)
    .join('<br>');
}
