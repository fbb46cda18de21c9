import type { Check } from '../sql.ts';

/** ours: the product; ceiling: its HTTP without any work; old: what it replaces. */
export type Kind = 'ours' | 'ceiling' | 'old';

/** One contender's measured run: of several rounds the median, for an old method the best. */
export interface Row {
  readonly label: string;
  readonly kind: Kind;
  /** How it was loaded: `500 in flight` or `400/s`. */
  readonly load: string;
  /** Its requests came at a given rate, whatever came back. */
  readonly isPaced?: boolean;
  readonly rounds: number;
  readonly accepted: number;
  readonly acceptedPerS: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Where somebody asks for them. */
  readonly meanMs?: number;
  readonly p999Ms?: number;
  /** Answers from 400 to 499, whose reasons `byCode` counts. */
  readonly refused: number;
  /** Answers from 500, time-outs and broken connections. */
  readonly failed: number;
  readonly byCode: Readonly<Record<string, number>>;
  /** Accepted per second, as a part of the ceiling's under the same load; null where none was measured. */
  readonly ofCeiling: number | null;
  /** CPU of the answering processes for one accepted command, microseconds: less shaken by a busy machine than time. */
  readonly serverUs: number | null;
  /** CPU of the database server for one accepted command, microseconds; null where there is no server. */
  readonly databaseUs: number | null;
  readonly redisUs: number | null;
  /** Share of one core that the load generator used: near 1 it would be the limit. */
  readonly generatorCpu: number;
  /** Share of all the machine's cores that others used meanwhile: disturbs what is measured. */
  readonly othersCpu: number;
  /** Invariants after the chosen round, and those that failed after any. */
  readonly checks: readonly Check[];
}

export interface ChartBar {
  readonly label: string;
  readonly kind: Kind;
  readonly value: number;
  /** What stands behind the bar. */
  readonly text: string;
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly ChartBar[];
}

/** What one part of the bench found. */
export interface Section {
  readonly name: string;
  readonly title: string;
  /** What was done, for a reader who was not there. */
  readonly lead: string;
  readonly charts: readonly Chart[];
  readonly rows: readonly Row[];
  readonly bars: readonly Bar[];
}

/** A bar of the design: met or missed. */
export interface Bar {
  readonly name: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

export interface Report {
  readonly startedAt: string;
  readonly tookS: number;
  readonly quick: boolean;
  readonly machine: Readonly<Record<string, string>>;
  readonly durability: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
  /** Parts that were not run, and why. */
  readonly skipped: readonly string[];
  /** Invariants of the product that did not hold: any makes the bench fail. */
  readonly violations: readonly string[];
}

/** The rows of the product whose invariants did not hold. */
export function violationsIn(sections: readonly Section[]): string[] {
  return sections.flatMap((section) =>
    section.rows
      .filter(({ kind }) => kind === 'ours')
      .flatMap((row) =>
        row.checks
          .filter(({ ok }) => !ok)
          .map(({ name, detail }) => `${section.name}: ${row.label}, ${row.load}: ${name} (${detail})`),
      ),
  );
}

const NOTICEABLE = 0.1;

/** Says so when the machine did much else meanwhile; null when it did not. */
export function disturbance(sections: readonly Section[]): string | null {
  const disturbed = sections.flatMap(({ rows }) => rows).filter(({ othersCpu }) => othersCpu > NOTICEABLE);
  if (disturbed.length === 0) return null;
  const worst = Math.round(Math.max(...disturbed.map(({ othersCpu }) => othersCpu)) * 100);
  return `The machine was busy with something else during ${disturbed.length} measurements (up to ${worst} % of its cores): run it again on a quiet one before believing the figures.`;
}
