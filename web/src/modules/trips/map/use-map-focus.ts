import { useCallback, useEffect, useRef } from 'react';
import { type Box, pan, toScreen } from '../../../ui/canvas/view.ts';
import type { MapFocus, MapPin, MapRoute } from './map-types.ts';
import { boxOfSpots, COUNTRY, pointAt } from './projection.ts';
import type { Shapes } from './shapes.ts';
import type { MapView } from './use-map-view.ts';

/** A few streets: nearer than that a lone pin is not shown by itself. */
const NEAREST = 2 ** 4.5;
/** Room around what is chosen, in CSS pixels. */
const EDGE = 56;

type Options = {
  map: MapView;
  focus: MapFocus;
  shapes: Shapes | null;
  pins: readonly MapPin[];
  routes: readonly MapRoute[];
  selected: string | null;
};

function boxOf({ focus, shapes, pins, routes }: Omit<Options, 'map' | 'selected'>): Box | null {
  if (focus.on === 'country') return COUNTRY;
  if (focus.on === 'spot') return boxOfSpots([focus.spot]);
  if (focus.on === 'pins') {
    const { ids } = focus;
    const named = ids === undefined ? pins : pins.filter(({ id }) => ids.includes(id));
    const ways =
      ids === undefined ? routes.flatMap(({ legs }) => legs.flatMap(({ from, to }) => [from, to])) : [];
    return boxOfSpots([...named, ...ways]);
  }
  const { code } = focus;
  const shape =
    shapes?.provinces.find((one) => one.code === code) ?? shapes?.districts.find((one) => one.code === code);
  return shape?.box ?? null;
}

/**
 * Shows what the page asks for: at once when the map appears, then gliding. What comes and goes on the map does not
 * move it, except that the first pins are looked for; what is selected and out of sight is.
 * @returns how to go back to what the page asked for
 */
export function useMapFocus(options: Options): () => void {
  const { map, focus, pins, selected } = options;
  const { size, show } = map;
  const key = JSON.stringify(focus);
  const shown = useRef<string | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const box = boxOf(options);
  const canShow = size !== null && box !== null;
  const go = useCallback(() => {
    const wanted = boxOf(latest.current) ?? COUNTRY;
    latest.current.map.show(wanted, true, NEAREST);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another wish moves the map, not each new box
  useEffect(() => {
    if (size === null || shown.current === key) return;
    // Until there is something to see, the country is shown.
    if (box !== null) show(box, shown.current !== null, NEAREST);
    else if (shown.current === null) show(COUNTRY, false);
    shown.current = box === null ? '' : key;
  }, [key, canShow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the map
  useEffect(() => {
    const pin = pins.find(({ id }) => id === selected);
    if (pin === undefined || size === null) return;
    const at = toScreen(map.now(), pointAt(pin));
    const isInside = at.x > EDGE && at.y > EDGE && at.x < size.width - EDGE && at.y < size.height - EDGE;
    if (!isInside) map.glide(pan(map.now(), size.width / 2 - at.x, size.height / 2 - at.y));
  }, [selected]);
  return go;
}
