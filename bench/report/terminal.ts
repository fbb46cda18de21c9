import { type Bar, disturbance, type Report, type Row, type Section } from './model.ts';

const number = (value: number): string => Math.round(value).toLocaleString('en');
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : number(value));

const COLUMNS: readonly [string, (row: Row) => string][] = [
  ['', ({ kind, label }) => `${kind === 'ours' ? '●' : kind === 'ceiling' ? '▔' : '○'} ${label}`],
  ['load', ({ load }) => load],
  ['accepted', ({ accepted }) => number(accepted)],
  ['per s', ({ acceptedPerS }) => number(acceptedPerS)],
  ['of ceiling', ({ ofCeiling }) => (ofCeiling === null ? '' : ofCeiling.toFixed(2))],
  ['p50 ms', ({ p50Ms }) => ms(p50Ms)],
  ['p99 ms', ({ p99Ms }) => ms(p99Ms)],
  ['refused', ({ refused }) => number(refused)],
  ['failed', ({ failed }) => number(failed)],
  ['app µs', ({ serverUs }) => (serverUs === null ? '' : number(serverUs))],
  ['db µs', ({ databaseUs }) => (databaseUs === null ? '' : number(databaseUs))],
  ['checks', checksText],
];

// A cross for what failed, and how.
function checksText({ checks }: Pick<Row, 'checks'>): string {
  const wrong = checks.filter(({ ok }) => !ok);
  if (checks.length === 0) return '';
  if (wrong.length === 0) return `✓ ${checks.length}`;
  return `✗ ${wrong.map(({ name, detail }) => `${name}: ${detail}`).join('; ')}`;
}

/** One part as a table for the terminal. */
export function sectionTable({ title, lead, rows }: Section): string {
  const cells = [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, text]) => text(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        // Words to the left, figures to the right.
        column < 2 || column === COLUMNS.length - 1
          ? cell.padEnd(widths[column]!)
          : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return `\n${title}\n${wrap(lead, 100)}\n\n${lines.join('\n')}\n`;
}

/** The end of the run: bars met and missed, what was skipped, and invariants that did not hold. */
export function closing(report: Report): string {
  const bars = report.sections.flatMap((section) => section.bars);
  const lines = bars.map(barLine);
  const skipped = report.skipped.map((line) => `SKIPPED: ${line}`);
  const violations = report.violations.map((line) => `VIOLATED: ${line}`);
  const durability = Object.entries(report.durability).map(([name, value]) => `${name}: ${value}`);
  const note = report.quick ? ['A quick run: it shows that everything works; its figures mean little.'] : [];
  const disturbed = disturbance(report.sections) ?? [];
  return ['', ...durability, '', ...lines, ...skipped, ...violations, ...note]
    .concat(disturbed, '')
    .join('\n');
}

const barLine = ({ met, name, wanted, measured }: Bar): string =>
  `${met ? '✓ met   ' : '✗ missed'}  ${name}: ${measured} (wanted ${wanted})`;

function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
