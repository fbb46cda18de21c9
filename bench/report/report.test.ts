import { describe, expect, test } from 'vitest';
import { reportPage } from './html.ts';
import { disturbance, type Report, type Row, violationsIn } from './model.ts';
import { closing, sectionTable } from './terminal.ts';
import { timesBar } from './times-bar.ts';

const row: Row = {
  label: 'lane <SQLite>',
  kind: 'ours',
  load: '500 in flight',
  rounds: 3,
  accepted: 10_000,
  acceptedPerS: 25_000,
  seconds: 0.4,
  p50Ms: 18,
  p90Ms: 24,
  p99Ms: 31,
  maxMs: 44,
  refused: 0,
  failed: 0,
  byCode: {},
  ofCeiling: 0.8,
  serverUs: 38,
  databaseUs: null,
  redisUs: null,
  othersCpu: 0.02,
  generatorCpu: 0.4,
  checks: [{ name: 'claimed = coupons', ok: true, detail: '1 drops' }],
};
const broken: Row = {
  ...row,
  label: 'lane, MariaDB',
  checks: [{ name: 'claimed = coupons', ok: false, detail: '99 ≠ 100' }],
};
const old: Row = { ...broken, kind: 'old', label: 'no lock' };

const reportOf = (rows: Row[]): Report => {
  const bars = [{ name: 'claims', wanted: '≥ 0.75', measured: '0.80', met: true }];
  const charts = [
    { title: 'Claims', unit: '/s', bars: [{ label: 'a & b', kind: 'ours' as const, value: 0, text: '0' }] },
  ];
  const sections = [{ name: 'drop', title: 'Drop', lead: 'How.', charts, rows, bars }];
  return {
    startedAt: '2026-11-21T09:00:00.000Z',
    tookS: 412,
    quick: false,
    machine: { node: 'v26' },
    durability: { SQLite: 'synchronous=2' },
    sections,
    skipped: ['instances — mariadbd not found'],
    violations: violationsIn(sections),
  };
};

describe('the report', () => {
  test('fails the bench for the product’s broken invariants, not for those of old methods', () => {
    expect(reportOf([row, old]).violations).toEqual([]);
    expect(reportOf([row, broken]).violations).toEqual([
      'drop: lane, MariaDB, 500 in flight: claimed = coupons (99 ≠ 100)',
    ]);
  });

  test('shows bars, skipped parts, durability and violations on the terminal', () => {
    const text = closing(reportOf([row, broken]));
    for (const part of ['✓ met', 'SKIPPED: instances', 'synchronous=2', 'VIOLATED: drop'])
      expect(text).toContain(part);
    expect(sectionTable(reportOf([row, old]).sections[0]!)).toContain('✗ claimed = coupons: 99 ≠ 100');
  });

  test('is a page that loads nothing and escapes what it shows', () => {
    const page = reportPage(reportOf([row, broken]));
    expect(page).toContain('lane &lt;SQLite&gt;');
    expect(page).toContain('a &amp; b');
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
    expect(page).not.toContain('NaN');
  });

  test('says when the machine was busy with something else', () => {
    expect(disturbance(reportOf([row]).sections)).toBeNull();
    expect(disturbance(reportOf([{ ...row, othersCpu: 0.4 }]).sections)).toContain('40 %');
  });

  test('says how often an old method ours is, and how often the ceiling', () => {
    const ceiling: Row = { ...row, kind: 'ceiling', acceptedPerS: 30_000 };
    const slow: Row = { ...old, acceptedPerS: 2_500 };
    const bar = { name: 'claims', wanted: '≥ 15 ×' };
    expect(timesBar('claims', [ceiling, row, slow], row, slow, 15)).toEqual({
      ...bar,
      measured: '10.0 × (the ceiling itself: 12.0 ×)',
      met: false,
    });
    expect(timesBar('claims', [row, slow], row, { ...slow, acceptedPerS: 1_000 }, 15)).toEqual({
      ...bar,
      measured: '25.0 ×',
      met: true,
    });
  });
});
