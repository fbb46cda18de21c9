import { useState } from 'react';
import type { PlaceKind } from '../../../api/trips-places.ts';
import { cx } from '../../../ui/cx.ts';
import { HOURS, SCENES } from './scenes.tsx';

type Props = {
  place: { placeId: string; kind: PlaceKind; picture?: string | null };
  className?: string;
};

/** The same place always has the same picture. */
function drawOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return (hash >>> 0) / 2 ** 32;
}

/** A place's own picture where its source has one that can be shown, else one of ours, by its kind. Decoration. */
export function PlacePicture({ place: { placeId, kind, picture = null }, className }: Props) {
  const [isBroken, setBroken] = useState(false);
  const frame = cx('relative block shrink-0 overflow-hidden bg-sunken', className);
  if (picture !== null && !isBroken) {
    return (
      <span className={frame}>
        <img
          src={picture}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setBroken(true)}
          className="size-full object-cover"
        />
      </span>
    );
  }
  const draw = drawOf(placeId);
  // The light hours; the night belongs to where one sleeps, and now and then to a feast.
  const isNight = kind === 'lodging' ? draw < 0.7 : kind === 'festival' && draw < 0.5;
  const hour = HOURS[isNight ? 4 : Math.floor(draw * 40) % 4]!;
  return (
    <span aria-hidden="true" className={frame}>
      <svg
        aria-hidden="true"
        viewBox="0 0 120 120"
        preserveAspectRatio="xMidYMid slice"
        className="absolute inset-0 size-full dark:brightness-90"
        style={{ background: hour.sky }}
      >
        {SCENES[kind](hour, (draw * 97) % 1)}
      </svg>
    </span>
  );
}
