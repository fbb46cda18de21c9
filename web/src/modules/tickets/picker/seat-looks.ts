import { gradeColour } from '../canvas/grade-colours.ts';
import type { HallPlan } from './hall-plan.ts';
import { BLOCKED, FREE, HELD, type SeatBoard, SOLD } from './seat-board.ts';

/** Grades differ in their seats' form as well as in colour. */
export const SHAPES = ['square', 'circle', 'octagon', 'diamond'] as const;
export type Shape = (typeof SHAPES)[number];
export type Mark = 'none' | 'cross' | 'slash' | 'accessible' | 'restricted';

/** How one kind of seat looks. */
export interface Look {
  readonly shape: Shape;
  /** Null: only its edge is drawn. */
  readonly fill: string | null;
  readonly edge: string | null;
  /** Of its number and its mark; null: it carries no number. */
  readonly ink: string | null;
  readonly mark: Mark;
  /** Of a seat's full width. */
  readonly size: number;
}

/** What a map is drawn with: the kinds of seats that there are, and which of them a seat is of. */
export interface MapStyle {
  readonly looks: readonly Look[];
  readonly lookOf: (seat: number) => number;
  readonly paper: string;
  readonly floor: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly isDark: boolean;
}

export const shapeOf = (grade: number): Shape => SHAPES[grade % SHAPES.length]!;

const ACCESSIBLE = 1;
const RESTRICTED_VIEW = 2;

export type ThemeColours = Omit<MapStyle, 'looks' | 'lookOf'>;

/** The page's own colours, as they are at this moment. */
export function themeColours(isDark: boolean): ThemeColours {
  const css = getComputedStyle(document.documentElement);
  const of = (name: string) => css.getPropertyValue(`--${name}`).trim();
  return {
    ...{ paper: of('sunken'), floor: of('surface'), line: of('line'), text: of('ink') },
    ...{ muted: of('muted'), accent: of('accent'), accentInk: of('accent-ink') },
    isDark,
  };
}

type Shown = {
  /** Grades (indexes) that are shown as ones to have; null for all. */
  readonly grades: ReadonlySet<number> | null;
  /** Grades without a price are not sold. */
  readonly onSale: readonly boolean[];
};

/** As members see a map: what is free in its grade's colour, all that is not alike, however it was taken. */
export function memberStyle(
  plan: HallPlan,
  board: SeatBoard,
  { grades, onSale }: Shown,
  theme: ThemeColours,
): MapStyle {
  const looks: Look[] = [];
  for (const [index, { colour }] of plan.map.grades.entries()) {
    const isShown = onSale[index] === true && (grades === null || grades.has(index));
    const { fill, ink } = gradeColour(colour, theme.isDark);
    for (const mark of ['none', 'accessible', 'restricted'] as const) {
      looks.push(
        isShown
          ? { shape: shapeOf(index), fill, edge: null, ink, mark, size: 1 }
          : { shape: shapeOf(index), fill: null, edge: theme.muted, ink: theme.muted, mark, size: 0.8 },
      );
    }
  }
  const taken = looks.length;
  looks.push({
    ...{ shape: 'square', fill: null, edge: theme.line, ink: null, mark: 'cross', size: 0.62 },
  });
  const { states } = board;
  const { gradeOf, flagsOf } = plan;
  return {
    ...theme,
    looks,
    lookOf: (seat) => (states[seat] === FREE ? gradeOf[seat]! * 3 + markAt(flagsOf[seat]!) : taken),
  };
}

/** As operators see it: free, held, sold and blocked each differ. */
export function operatorStyle(plan: HallPlan, board: SeatBoard, theme: ThemeColours): MapStyle {
  const looks: Look[] = plan.map.grades.flatMap(({ colour }, index) => {
    const { fill, ink } = gradeColour(colour, theme.isDark);
    return (['none', 'accessible', 'restricted'] as const).map(
      (mark): Look => ({ shape: shapeOf(index), fill, edge: null, ink, mark, size: 1 }),
    );
  });
  const first = looks.length;
  const common = { shape: 'square', ink: null } as const;
  looks.push({ ...common, fill: theme.floor, edge: theme.text, mark: 'slash', size: 0.9 });
  looks.push({ ...common, fill: theme.muted, edge: null, mark: 'none', size: 0.7 });
  looks.push({ ...common, fill: null, edge: theme.text, mark: 'cross', size: 0.8 });
  const { states } = board;
  const offset: Record<number, number> = { [HELD]: 0, [SOLD]: 1, [BLOCKED]: 2 };
  return {
    ...theme,
    looks,
    lookOf: (seat) => {
      const state = states[seat]!;
      if (state !== FREE) return first + offset[state]!;
      return plan.gradeOf[seat]! * 3 + markAt(plan.flagsOf[seat]!);
    },
  };
}

const markAt = (flags: number): number =>
  (flags & ACCESSIBLE) !== 0 ? 1 : (flags & RESTRICTED_VIEW) !== 0 ? 2 : 0;
export const isAccessible = (plan: HallPlan, seat: number): boolean =>
  (plan.flagsOf[seat]! & ACCESSIBLE) !== 0;
export const isRestricted = (plan: HallPlan, seat: number): boolean =>
  (plan.flagsOf[seat]! & RESTRICTED_VIEW) !== 0;
