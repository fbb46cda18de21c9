import type { AdminVenue, Localized, NewVenueBody, Region } from '../../../../api/tickets-admin-types.ts';
import type { ShownPicture } from '../picture-card.tsx';

/** What stands in the form, as text. */
export type VenueDraft = {
  name: Localized;
  region: Region;
  address: Localized;
  about: Localized;
  latitude: string;
  longitude: string;
  status: AdminVenue['status'];
  picture: ShownPicture;
};

const NOTHING = { ko: '', en: '' };

export const emptyVenue: VenueDraft = {
  name: NOTHING,
  region: 'seoul',
  address: NOTHING,
  about: NOTHING,
  latitude: '',
  longitude: '',
  status: 'open',
  picture: null,
};

export const venueDraft = (venue: AdminVenue): VenueDraft => ({
  name: venue.name,
  region: venue.region,
  address: venue.address,
  about: venue.about,
  latitude: venue.latitude === null ? '' : String(venue.latitude),
  longitude: venue.longitude === null ? '' : String(venue.longitude),
  status: venue.status,
  picture:
    venue.picture === null || venue.pictureId === null
      ? null
      : { fileId: venue.pictureId, picture: venue.picture },
});

/** Without an English text the Korean one stands for it. */
export const texts = ({ ko, en }: Localized): { ko: string; en?: string } => ({
  ko: ko.trim(),
  ...(en.trim() !== '' && { en: en.trim() }),
});

/** A coordinate; null for an empty field, undefined for what is none. */
export function degreesOf(text: string, max: number): number | null | undefined {
  if (text.trim() === '') return null;
  const number = Number(text.trim());
  return Number.isFinite(number) && Math.abs(number) <= max ? number : undefined;
}

export const venueBody = (draft: VenueDraft): NewVenueBody => ({
  name: texts(draft.name),
  region: draft.region,
  address: texts(draft.address),
  about: texts(draft.about),
  latitude: degreesOf(draft.latitude, 90) ?? null,
  longitude: degreesOf(draft.longitude, 180) ?? null,
  status: draft.status,
  pictureId: draft.picture?.fileId ?? null,
});
