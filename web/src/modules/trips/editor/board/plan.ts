import type { DayFields, TripEntryOf, Where } from '../../../../api/trips-types.ts';
import { dayAfter } from '../../home/trip-dates.ts';
import { entriesOf, homeOf, type TripDocument } from '../store/document.ts';

export type Item = TripEntryOf<'item'>;
export type PlanDay = {
  id: string;
  /** From 0: its colour, and its number less one. */
  index: number;
  /** `YYYY-MM-DD`, where the trip has dates. */
  date: string | null;
  fields: DayFields;
  items: readonly Item[];
};
export type Plan = { days: readonly PlanDay[]; ideas: readonly Item[] };

/** The document as a board shows it. */
export function planOf(document: TripDocument): Plan {
  const byDay = new Map<string | null, Item[]>();
  for (const item of entriesOf(document, 'item')) {
    const home = homeOf(document, item);
    byDay.set(home, [...(byDay.get(home) ?? []), item]);
  }
  const { startsOn } = document.head;
  const days = entriesOf(document, 'day').map(({ id, fields }, index) => ({
    ...{ id, index, fields },
    date: startsOn === null ? null : dayAfter(startsOn, index),
    items: byDay.get(id) ?? [],
  }));
  return { days, ideas: byDay.get(null) ?? [] };
}

/** Where an item stands: its list, and at which place of it. */
export function standing(
  plan: Plan,
  itemId: string,
): { day: PlanDay | null; at: number; list: readonly Item[] } | null {
  for (const day of [...plan.days, null]) {
    const list = day === null ? plan.ideas : day.items;
    const at = list.findIndex(({ id }) => id === itemId);
    if (at >= 0) return { day, at, list };
  }
  return null;
}

/** Behind the item that will stand before it. @param at the place among those that are there without it */
export function whereAt(plan: Plan, dayId: string | null, itemId: string, at: number): Where {
  const list = dayId === null ? plan.ideas : (plan.days.find(({ id }) => id === dayId)?.items ?? []);
  const others = list.filter(({ id }) => id !== itemId);
  return { dayId, after: others[Math.min(at, others.length) - 1]?.id ?? null };
}

export type Step = 'earlier' | 'later' | 'day-before' | 'day-after';

/** One step with the keyboard: past the end of a day into the next one. Null: it cannot go there. */
export function stepOf(plan: Plan, itemId: string, step: Step): Where | null {
  const found = standing(plan, itemId);
  if (found === null) return null;
  const { day, at, list } = found;
  if (step === 'earlier' && at > 0) return whereAt(plan, day?.id ?? null, itemId, at - 1);
  if (step === 'later' && at < list.length - 1) return whereAt(plan, day?.id ?? null, itemId, at + 1);
  if (day === null)
    return step === 'day-after' && plan.days[0] ? whereAt(plan, plan.days[0].id, itemId, 1e6) : null;
  const isBack = step === 'earlier' || step === 'day-before';
  const next = plan.days[day.index + (isBack ? -1 : 1)];
  if (next === undefined) return null;
  return whereAt(plan, next.id, itemId, step === 'later' ? 0 : 1e6);
}

/** Whether it would stay where it is. */
export function isThere(plan: Plan, itemId: string, where: Where): boolean {
  const found = standing(plan, itemId);
  if (found === null || (found.day?.id ?? null) !== where.dayId) return false;
  return (found.list[found.at - 1]?.id ?? null) === where.after || where.after === itemId;
}
