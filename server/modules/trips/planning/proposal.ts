import type { Localized } from '../../../lib/localized.ts';
import type { PlaceKind } from '../places/place.ts';
import type { Spot, TravelMode } from '../trip.ts';
import type { Candidate, Gathered } from './candidates.ts';
import { dateOf } from './document.ts';
import { type LegBy, legOf } from './legs.ts';
import {
  type Because,
  type LeftOutReason,
  leavesFrom,
  type PlanProblem,
  type PlanResult,
} from './solver/index.ts';

/** Why a plan was made without the model though one was wished. */
export const FALLBACKS = [
  'not-configured',
  'timeout',
  'unavailable',
  'rejected',
  'refused',
  'malformed',
  'too-long',
  'nothing-known',
] as const;
export type Fallback = (typeof FALLBACKS)[number];

export interface ProposedVisit {
  /** An item of the trip that is kept or, where it was an idea, gets a day; null: new. */
  readonly itemId: string | null;
  readonly placeId: string | null;
  readonly title: Localized;
  readonly kind: PlaceKind | null;
  readonly spot: Spot;
  readonly arrives: number;
  readonly begins: number;
  readonly ends: number;
  /** To get here; null: the day begins here. */
  readonly leg: { readonly minutes: number; readonly metres: number; readonly by: LegBy } | null;
  readonly because: readonly Because[];
  readonly byModel: boolean;
  /** What the model says of it: shown as text and nothing else. */
  readonly note: string;
}

export interface ProposedDay {
  readonly dayId: string;
  readonly date: string | null;
  /** By the model; empty: none. */
  readonly theme: string;
  readonly start: Spot | null;
  readonly end: Spot | null;
  readonly startMin: number;
  readonly endMin: number;
  readonly visits: readonly ProposedVisit[];
  readonly travelMin: number;
  readonly waitMin: number;
  readonly endsAt: number;
  readonly naiveTravelMin: number;
}

/** A plan as it is kept and shown, until somebody makes it an edit of the trip. */
export interface Proposal {
  readonly mode: TravelMode;
  readonly madeBy: 'solver' | 'model';
  /** Null: it has not fallen back. */
  readonly fallback: Fallback | null;
  /** The trip's sequence that it was made from. */
  readonly sequence: number;
  readonly days: readonly ProposedDay[];
  readonly leftOut: readonly {
    readonly placeId: string | null;
    readonly itemId: string | null;
    readonly title: Localized;
    readonly isRequired: boolean;
    readonly reason: LeftOutReason;
  }[];
  /** How many places there were to choose from. */
  readonly candidates: number;
}

/** What the model has said, after it was checked. */
export interface ModelWords {
  readonly days: readonly { readonly theme: string; readonly ids: readonly string[] }[];
  readonly notes: ReadonlyMap<string, string>;
}

/** Of all that is not in, so many are told: what had to be in first. */
const MOST_LEFT_OUT = 30;

/** The solver's answer in the words of the trip. */
export function proposalOf(
  gathered: Gathered,
  candidates: readonly Candidate[],
  { problem, result }: { readonly problem: PlanProblem; readonly result: PlanResult },
  { words, fallback }: { readonly words: ModelWords | null; readonly fallback: Fallback | null },
): Proposal {
  const { document, days, wish } = gathered;
  const mode = wish.mode ?? document.head.mode;
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const themes = themesOf(result, words);
  const chosen = new Set(words?.days.flatMap(({ ids }) => ids));
  return {
    ...{ mode, madeBy: words ? 'model' : 'solver', fallback, sequence: document.sequence },
    days: result.days.map(({ visits, travelMin, waitMin, endsAt, naiveTravelMin }, index) => {
      const { start, end, startMin, endMin } = problem.days[index]!;
      let here = start;
      return {
        dayId: document.days[days[index]!]!.id,
        date: dateOf(document.head, days[index]!),
        ...{ theme: themes[index] ?? '', start, end, startMin, endMin },
        visits: visits.map(({ id, arrives, begins, ends, because }) => {
          const candidate = byId.get(id)!;
          const { spot } = candidate.stop;
          const leg = here === null ? null : legOf(here, spot, mode);
          here = leavesFrom(candidate.stop);
          const said = { byModel: chosen.has(id), note: words?.notes.get(id) ?? '' };
          return { ...namesOf(candidate), spot, arrives, begins, ends, leg, because, ...said };
        }),
        ...{ travelMin, waitMin, endsAt, naiveTravelMin },
      };
    }),
    leftOut: toldOf(result, byId),
    candidates: candidates.length,
  };
}

function namesOf({ place, item }: Candidate) {
  const title = item ? { ko: item.fields.title, en: item.fields.title } : place!.name;
  return {
    ...{ itemId: item?.id ?? null, placeId: place?.id ?? item?.fields.placeId ?? null },
    title: place && item && item.fields.title === '' ? place.name : title,
    kind: place?.kind ?? null,
  };
}

function toldOf({ leftOut }: PlanResult, byId: ReadonlyMap<string, Candidate>): Proposal['leftOut'] {
  return leftOut
    .map(({ id, reason }) => ({ candidate: byId.get(id)!, reason }))
    .sort((a, b) => rankOf(b.candidate) - rankOf(a.candidate))
    .slice(0, MOST_LEFT_OUT)
    .map(({ candidate, reason }) => {
      const { kind: _kind, ...names } = namesOf(candidate);
      return { ...names, isRequired: candidate.stop.isRequired, reason };
    });
}

const rankOf = ({ stop }: Candidate): number => (stop.isRequired ? 1_000_000 : 0) + stop.value;

/** The solver may have put the model's places on other days: a theme goes where most of what it is about is. */
function themesOf({ days }: PlanResult, words: ModelWords | null): string[] {
  const themes = days.map(() => '');
  const free = new Set(words?.days.keys());
  const pairs = days.flatMap(({ visits }, day) =>
    [...(words?.days ?? [])].map(({ ids }, said) => ({
      ...{ day, said },
      same: visits.filter(({ id }) => ids.includes(id)).length,
    })),
  );
  for (const { day, said, same } of pairs.sort((a, b) => b.same - a.same || a.day - b.day)) {
    if (same === 0 || themes[day] !== '' || !free.has(said)) continue;
    themes[day] = words!.days[said]!.theme;
    free.delete(said);
  }
  return themes;
}
