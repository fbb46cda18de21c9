import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const manual = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const sources = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/test/.test(path))
  .map((path) => readFileSync(join(ROOT, 'server', path), 'utf8'));
const code = sources.join('\n');
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name!)),
];

test('docs/operations.md has every metric and no other', () => {
  const known = all(code, /(?:\bname: |\bgauge\(\s*)'(madang_[a-z_]+)'/g);
  const told = all(manual, /`(madang_[a-z_]+)/g);
  expect(told.toSorted()).toEqual(known.toSorted());
});

test('docs/operations.md has every setting and no other', () => {
  const settings = sources.filter((text) => /Type\.Object\(/.test(text)).join('\n');
  const pattern = /\b((?:MADANG|LLM|MAP|WEATHER|RATES|TOUR|REDIS|DATABASE)_[A-Z0-9_]+)\b/g;
  const unknown = all(manual, pattern).filter((name) => !code.includes(name));
  // Those of single commands are read by the scripts and the tests.
  expect(unknown).toEqual(['MADANG_ADMIN_PASSWORD', 'MADANG_TEST_WITHOUT']);
  const untold = all(settings, /^\s+((?:[A-Z]+_)+[A-Z0-9]+): (?:Type\.|days\(|text|secret)/gm);
  expect(untold.filter((name) => !manual.includes(name))).toEqual([]);
});

test('docs/operations.md has every job', () => {
  const jobs = sources
    .filter((text) => /\bschedule: (?:'|null|[a-z]+ \?)/.test(text))
    .flatMap((text) => all(text, /\bname: '([a-z]+\.[a-z-]+)',\s+schedule:/g));
  expect(jobs.length).toBeGreaterThan(25);
  expect(jobs.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});

test('docs/operations.md explains every check of the reconciliation and no other', () => {
  const checks = all(code, /new Check\('([a-z-]+)'\)/g);
  const [, section = ''] = manual.split('## Prove that the money is right');
  const [table = ''] = section.split('The chain alone:');
  const told = table
    .split('\n')
    .filter((row) => row.startsWith('| `'))
    .flatMap((row) => all(row.split('|')[1]!, /`([a-z-]+)`/g));
  expect(told.toSorted()).toEqual(checks.toSorted());
});

test('every line of the log that docs/operations.md explains is written by the code', () => {
  const [, section = ''] = manual.split('Log lines that matter:');
  const [table = ''] = section.split('\n## ');
  const lines = table
    .split('\n')
    .filter((row) => row.startsWith('| `'))
    .flatMap((row) => all(row.split('|')[1]!, /`([^`]+)`/g));
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.filter((line) => !code.includes(line))).toEqual([]);
});
