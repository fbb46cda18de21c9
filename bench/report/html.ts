import { barChart, escapeText } from './chart.ts';
import { type Bar, disturbance, type Report, type Row, type Section } from './model.ts';
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
${[disturbance(report.sections)].map((text) => (text ? notice(text) : '')).join('')}
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
      `<tr><td>${escapeText(name)}</td><td class="words" data-name="wanted">${escapeText(wanted)}</td>` +
      `<td class="words" data-name="measured">${escapeText(measured)}</td><td><span class="${met ? 'met' : 'missed'}">${met ? 'met' : 'missed'}</span></td></tr>`,
  );
  return `<section><h2>Bars</h2><p class="muted">What we ask of ourselves, written down before it was measured.</p>
<div class="scroll"><table class="bars"><thead><tr><th>work</th><th class="words">wanted</th><th class="words">measured</th><th></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

function sectionHtml({ name, title, lead, charts, rows }: Section): string {
  return `<section id="${name}"><h2>${escapeText(title)}</h2><p class="muted">${escapeText(lead)}</p>
${charts.map(barChart).join('\n')}
<h3>All figures</h3><div class="scroll"><table><thead><tr><th>who</th><th>load</th><th>accepted</th><th>per s</th><th>of the<br>ceiling</th>
<th>p50 ms</th><th>p99 ms</th><th>max ms</th><th>refused</th><th>failed</th><th>app<br>CPU, µs</th><th>database<br>CPU, µs</th></tr></thead>
<tbody>${rows.map(rowHtml).join('\n')}</tbody></table></div></section>`;
}

function rowHtml(row: Row): string {
  const cells = [
    row.load,
    number(row.accepted),
    number(row.acceptedPerS),
    row.ofCeiling === null ? '' : row.ofCeiling.toFixed(2),
    ms(row.p50Ms),
    ms(row.p99Ms),
    ms(row.maxMs),
    number(row.refused),
    number(row.failed),
    row.serverUs === null ? '' : number(row.serverUs),
    cpu(row),
  ];
  return `<tr class="${row.kind}"><td>${escapeText(row.label)}${below(row)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function cpu({ databaseUs, redisUs }: Row): string {
  if (databaseUs === null) return '';
  return redisUs === null ? number(databaseUs) : `${number(databaseUs)} + ${number(redisUs)}`;
}

/** What stands in small letters below a contender's name: why claims were refused, and what the database said. */
function below({ rounds, byCode, checks, kind }: Row): string {
  const codes = Object.entries(byCode).map(([code, count]) => `${number(count)} × ${code}`);
  const wrong = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `✗ ${name}: ${detail}`);
  const hold = checks.length > 0 && wrong.length === 0 ? [`all ${checks.length} invariants hold`] : [];
  const chosen = rounds > 1 ? [`${kind === 'old' ? 'best' : 'median'} of ${rounds} rounds`] : [];
  const plain = [...chosen, ...codes, ...hold];
  return [
    ...plain.map((line) => `<small>${escapeText(line)}</small>`),
    ...wrong.map((line) => `<small class="wrong">${escapeText(line)}</small>`),
  ].join('');
}
