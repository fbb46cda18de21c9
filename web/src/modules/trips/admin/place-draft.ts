import type { AdminPlace, NewPlaceBody } from '../../../api/trips-admin.ts';

type Both = { ko: string; en: string };

/** What a form of a place holds, as it is typed. */
export type PlaceDraft = {
  kind: NewPlaceBody['kind'];
  name: Both;
  about: Both;
  address: string;
  lat: string;
  lng: string;
  stayMin: string;
  phone: string;
  url: string;
  reason: string;
};

export const emptyPlace: PlaceDraft = {
  ...{ kind: 'sight', name: { ko: '', en: '' }, about: { ko: '', en: '' }, address: '', lat: '', lng: '' },
  ...{ stayMin: '60', phone: '', url: '', reason: '' },
};

export const draftOf = (place: AdminPlace): PlaceDraft => ({
  kind: place.kind,
  name: { ...place.name },
  about: { ...place.about },
  address: place.address,
  lat: String(place.lat),
  lng: String(place.lng),
  stayMin: String(place.stayMin),
  phone: place.phone,
  url: place.url,
  reason: '',
});

export type PlaceFlaw = 'name' | 'lat' | 'lng' | 'stayMin' | 'url';

const within = (text: string, least: number, most: number): boolean =>
  text.trim() !== '' && Number(text) >= least && Number(text) <= most;

/** What cannot be saved like this. */
export function flawsOf({ name, lat, lng, stayMin, url }: PlaceDraft): ReadonlySet<PlaceFlaw> {
  const flaws = new Set<PlaceFlaw>();
  if (name.ko.trim() === '') flaws.add('name');
  if (!within(lat, -90, 90)) flaws.add('lat');
  if (!within(lng, -180, 180)) flaws.add('lng');
  if (!within(stayMin, 5, 1_440) || !Number.isInteger(Number(stayMin))) flaws.add('stayMin');
  if (url.trim() !== '' && !/^https?:\/\/[^\s"<>]+$/.test(url.trim())) flaws.add('url');
  return flaws;
}

const both = ({ ko, en }: Both) => ({ ko: ko.trim(), ...(en.trim() !== '' && { en: en.trim() }) });

/** @param kept what the form does not ask for, and must not lose */
export function bodyOf(draft: PlaceDraft, kept: AdminPlace | null): NewPlaceBody {
  return {
    kind: draft.kind,
    name: both(draft.name),
    about: both(draft.about),
    address: draft.address.trim(),
    lat: Number(draft.lat),
    lng: Number(draft.lng),
    stayMin: Number(draft.stayMin),
    phone: draft.phone.trim(),
    url: draft.url.trim(),
    ...(draft.reason.trim() !== '' && { reason: draft.reason.trim() }),
    ...(kept !== null && {
      hours:
        kept.hours === null ? null : kept.hours.isAlways ? { isAlways: true } : { week: kept.hours.week },
      months: kept.months,
      note: both(kept.note),
      popularity: kept.popularity,
    }),
  };
}
