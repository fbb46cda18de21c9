import type { PlaceKind } from '../../../api/trips-places.ts';
import type { WishBody } from '../../../api/trips-planning.ts';

/** A place that must be seen, as it is shown. */
export type Wanted = { placeId: string; name: string };
export type WishDraft = {
  /** Null: all days. */
  days: readonly string[] | null;
  regions: readonly string[];
  interests: readonly PlaceKind[];
  pace: NonNullable<WishBody['pace']>;
  mustSee: readonly Wanted[];
  /** `HH:MM`; empty: as each day says. */
  from: string;
  until: string;
  withModel: boolean;
  text: string;
};

export const emptyWish = (regions: readonly string[]): WishDraft => ({
  ...{ days: null, regions, interests: [], pace: 'normal', mustSee: [], from: '', until: '' },
  ...{ withModel: true, text: '' },
});

const minuteOf = (clock: string): number | undefined => {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

/** Why no plan can be asked for. */
export type WishFlaw = 'nowhere' | 'no-days' | 'turned';

export function flawOf(
  { regions, mustSee, days, from, until }: WishDraft,
  hasStops: boolean,
): WishFlaw | null {
  if (days?.length === 0) return 'no-days';
  const [start, end] = [minuteOf(from), minuteOf(until)];
  if (start !== undefined && end !== undefined && start >= end) return 'turned';
  return regions.length === 0 && mustSee.length === 0 && !hasStops ? 'nowhere' : null;
}

/** @param hasModel one is set up, and may be asked */
export function bodyOf(draft: WishDraft, locale: 'ko' | 'en', hasModel: boolean): WishBody {
  const [startMin, endMin] = [minuteOf(draft.from), minuteOf(draft.until)];
  return {
    ...(draft.days !== null && { days: [...draft.days] }),
    ...{ regions: [...draft.regions], interests: [...draft.interests], pace: draft.pace, locale },
    mustSee: draft.mustSee.map(({ placeId }) => placeId),
    ...(startMin !== undefined && { startMin }),
    ...(endMin !== undefined && { endMin }),
    ...(hasModel && draft.withModel && { withModel: true, text: draft.text.trim() }),
  };
}
