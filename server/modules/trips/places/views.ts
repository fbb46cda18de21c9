import type { Place } from './place.ts';
import type { NearPlace } from './reading.ts';
import type { PlaceCard, PlaceView } from './schemas.ts';

/** A place as it is answered. */
export function viewOf(place: Place): PlaceView {
  const { id, source, ownerId, kind, province, district, name, about, address, spot } = place;
  const { hours, months, note, stayMin, phone, url, picture, popularity } = place;
  return {
    ...{ placeId: id, source, isOwn: ownerId !== null, kind, province, district, name, about, address },
    ...{ lat: spot.lat, lng: spot.lng },
    hours: hours && { isAlways: hours.isAlways, week: hours.week.map((day) => day.map((one) => [...one])) },
    ...{ months: [...months], note, stayMin, phone, url, picture, popularity },
  };
}

export const nearCard = ({ place, metres }: NearPlace): PlaceCard => ({ ...viewOf(place), metres });
