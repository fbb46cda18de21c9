import type { Spot } from '../../../../api/trips-types.ts';
import type { MapLeg, MapPin, MapRoute } from '../../map/map-types.ts';
import type { Item, Plan } from './plan.ts';

const isOnMap = (item: Item): item is Item & { fields: { spot: Spot } } => item.fields.spot !== null;

/** What of a plan stands on a map. @param dayName what the way of a day is called */
export function pinsOf(
  plan: Plan,
  dayName: (index: number) => string,
): { pins: MapPin[]; routes: MapRoute[] } {
  const pins: MapPin[] = [];
  const routes: MapRoute[] = [];
  for (const day of plan.days) {
    const stops: Spot[] = day.fields.start === null ? [] : [day.fields.start];
    day.items.forEach((item, at) => {
      if (!isOnMap(item)) return;
      const { spot, title, type, toSpot } = item.fields;
      const number = type === 'place' ? { number: at + 1 } : {};
      pins.push({
        ...spot,
        id: item.id,
        name: title,
        kind: type,
        day: day.index,
        ...number,
        about: dayName(day.index),
      });
      stops.push(spot);
      if (toSpot !== null) stops.push(toSpot);
    });
    if (day.fields.end !== null) stops.push(day.fields.end);
    const legs: MapLeg[] = stops
      .slice(1)
      .map((to, at) => ({ from: stops[at] as Spot, to, isEstimated: true }));
    if (legs.length > 0) routes.push({ id: day.id, day: day.index, label: dayName(day.index), legs });
  }
  for (const item of plan.ideas) {
    if (isOnMap(item))
      pins.push({ ...item.fields.spot, id: item.id, name: item.fields.title, kind: item.fields.type });
  }
  return { pins, routes };
}
