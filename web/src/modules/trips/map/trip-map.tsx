import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../api/site.ts';
import type { Spot } from '../../../api/trips-places.ts';
import { listenToGestures } from '../../../ui/canvas/gestures.ts';
import { type Point, pan, toMap, toScreen, type View } from '../../../ui/canvas/view.ts';
import { cx } from '../../../ui/cx.ts';
import { clustersOf, gatheredAt } from './clusters.ts';
import { Land } from './land.tsx';
import { MapButtons } from './map-buttons.tsx';
import { MapFoot } from './map-foot.tsx';
import { PinList, RegionList } from './map-list.tsx';
import type { MapFocus, MapPin, MapRoute } from './map-types.ts';
import { Pins } from './pins.tsx';
import { boxOfSpots, pointAt, spotAt, union, WHOLE } from './projection.ts';
import { RegionNames } from './region-names.tsx';
import { RouteLines } from './route-lines.tsx';
import { TileImages } from './tile-images.tsx';
import './trip-map.css';
import { useMapFocus } from './use-map-focus.ts';
import { useMapShapes } from './use-map-shapes.ts';
import { LIMITS, useMapView } from './use-map-view.ts';

type TripMapProps = {
  /** What a screen reader calls it. */
  label: string;
  pins?: readonly MapPin[];
  routes?: readonly MapRoute[];
  selected?: string | null;
  /** Null: somewhere was pressed where there is nothing. */
  onSelect?: (id: string | null) => void;
  /** Only this day stands out, by its index. */
  day?: number | null;
  focus?: MapFocus;
  /** The code of the province or district that is looked at. */
  region?: string | null;
  /** Makes regions something to press. */
  onRegion?: (code: string) => void;
  /** How much there is in each region, by code. */
  counts?: ReadonlyMap<string, number>;
  /** Makes every spot something to press. */
  onSpot?: (spot: Spot) => void;
  /** Below so many CSS pixels from each other pins are shown as one; 0: never. */
  gather?: number;
  /** In the middle of a page that scrolls: the wheel and one finger belong to the page. */
  isQuiet?: boolean;
  className?: string;
  children?: ReactNode;
};

const NONE: readonly never[] = [];
/** From that scale on districts are shown. */
const NEAR = 1.3;
const MARGIN = 54;
/** CSS pixels. */
const PIN_SIZE = { width: 30, height: 56 };

/** Korea, with pins and ways, of local data alone: moved, zoomed and pressed by mouse, fingers and keys. */
export function TripMap(props: TripMapProps) {
  const { label, pins = NONE, routes = NONE, selected = null, day = null, gather = 30 } = props;
  const { focus = { on: 'country' }, region = null, counts, isQuiet = false, className, children } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const { shapes, hasFailed, retry, nameOf } = useMapShapes();
  const tiles = useQuery(siteQuery).data?.map ?? null;
  const bounds = useMemo(() => union(WHOLE, boxOfSpots(pins)), [pins]);
  const map = useMapView(frame, bounds, MARGIN);
  const { view, size } = map;
  const home = useMapFocus({ map, focus, shapes, pins, routes, selected });
  const [hovered, setHovered] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const [aims, setAims] = useState(false);
  const latest = useRef(props);
  latest.current = props;

  const isNear = view.scale >= NEAR;
  const step = gatheredAt(view.scale);
  const clusters = useMemo(
    () =>
      clustersOf(
        pins.map((pin) => ({ id: pin.id, ...pointAt(pin) })),
        step,
        gather,
        new Set(pins.filter(({ id, isAlone }) => id === selected || isAlone).map(({ id }) => id)),
      ),
    [pins, step, gather, selected],
  );
  const obstacles = useMemo(() => clusters.map(({ at }) => ({ at, ...PIN_SIZE })), [clusters]);
  const press = useRef<(kind: string, id: string) => void>(() => {});
  press.current = (kind, id) => {
    const { onSelect, onRegion } = latest.current;
    if (kind === 'pin') onSelect?.(id);
    else if (kind === 'region') onRegion?.(id);
    else {
      const cluster = clusters.find((one) => one.id === id);
      if (cluster === undefined) return;
      const box = boxOfSpots(pins.filter((pin) => cluster.ids.includes(pin.id)));
      const isOneSpot = box === null || Math.max(box.width, box.height) * LIMITS.max < gather;
      // What stands on the very same spot is told apart one after the other.
      if (isOneSpot || view.scale >= LIMITS.max * 0.9) onSelect?.(cluster.ids[0]!);
      else map.show(box, true);
    }
  };
  useEffect(() => {
    const element = surface.current;
    if (element === null) return;
    const hit = (point: Point): Element | null => {
      const { left, top } = element.getBoundingClientRect();
      const found = document.elementFromPoint(left + point.x, top + point.y);
      return found !== null && element.contains(found) ? found : null;
    };
    return listenToGestures(element, {
      view: map.now,
      limits: () => LIMITS,
      onView: map.set,
      leavesWheel: () => latest.current.isQuiet === true,
      onTap: (point) => {
        const { onSpot, onSelect } = latest.current;
        const found = hit(point);
        const pin = found?.closest('[data-pin]')?.getAttribute('data-pin');
        const cluster = found?.closest('[data-cluster]')?.getAttribute('data-cluster');
        const area = found?.closest('[data-region]')?.getAttribute('data-region');
        if (typeof pin === 'string') press.current('pin', pin);
        else if (typeof cluster === 'string') press.current('cluster', cluster);
        else if (onSpot !== undefined) onSpot(spotAt(toMap(map.now(), point)));
        else if (typeof area === 'string' && latest.current.onRegion !== undefined)
          press.current('region', area);
        else onSelect?.(null);
      },
      onHover: (point) => {
        const found = point === null ? null : hit(point);
        const one = found?.closest('[data-pin],[data-region]');
        setHovered(one?.getAttribute('data-pin') ?? one?.getAttribute('data-region') ?? null);
      },
    });
  }, [map.now, map.set]);

  const onKey = (event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (event.key === 'Enter' && props.onSpot !== undefined && size !== null) {
      props.onSpot(spotAt(toMap(map.now(), { x: size.width / 2, y: size.height / 2 })));
    } else if (act === 'home') home();
    else if (typeof act === 'number') map.zoom(act);
    else if (act !== undefined) map.set(pan(map.now(), act[0] * 80, act[1] * 80));
    else return;
    event.preventDefault();
  };
  const countOf = useMemo(
    () => (counts === undefined ? null : (code: string) => counts.get(code) ?? null),
    [counts],
  );
  const areas = shapes === null ? NONE : isNear ? shapes.districts : shapes.provinces;
  return (
    <section
      ref={frame}
      aria-label={label}
      className={cx('trip-map relative isolate overflow-hidden bg-(--map-sea)', className)}
    >
      <div
        ref={surface}
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that move a map need a place to be pressed
        tabIndex={0}
        aria-label={t('tripsPlaces.map.keys', { label })}
        onKeyDown={onKey}
        onFocus={() => setAims(true)}
        onBlur={() => setAims(false)}
        className={cx(
          'absolute inset-0 cursor-grab select-none active:cursor-grabbing focus-visible:-outline-offset-4 print:static',
          isQuiet ? 'touch-pan-y' : 'touch-none',
        )}
      >
        {size !== null && (
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${size.width} ${size.height}`}
            className="block size-full print:h-auto print:max-h-[20cm]"
          >
            <g transform={transformOf(view)}>
              {tiles !== null && <TileImages template={tiles.tileUrl} view={view} size={size} />}
              {shapes !== null && (
                <Land
                  shapes={shapes}
                  isNear={isNear}
                  isBare={tiles !== null}
                  chosen={region}
                  hovered={marked ?? hovered}
                  canPress={props.onRegion !== undefined}
                />
              )}
            </g>
            {shapes !== null && tiles === null && (
              <g transform={`translate(${view.x} ${view.y})`}>
                <RegionNames
                  shapes={shapes}
                  isNear={isNear}
                  scale={view.scale}
                  nameOf={nameOf}
                  countOf={countOf}
                  obstacles={obstacles}
                />
              </g>
            )}
            <RouteLines routes={routes} view={view} faded={(one) => day !== null && one !== day} />
            <Pins
              {...{ pins, clusters, view, size, selected, day }}
              marked={marked ?? hovered}
              isKeyboard={marked !== null}
            />
            {aims && props.onSpot !== undefined && (
              <path
                d={`M${size.width / 2 - 12},${size.height / 2}h24M${size.width / 2},${size.height / 2 - 12}v24`}
                stroke="var(--accent)"
                strokeWidth={2.5}
              />
            )}
          </svg>
        )}
      </div>
      {props.onRegion !== undefined && (
        <RegionList
          label={t('tripsPlaces.map.regions')}
          areas={areas}
          chosen={region}
          marked={marked}
          wordsOf={(code) => {
            const count = countOf?.(code) ?? null;
            const name = nameOf(code);
            return count === null ? name : t('tripsPlaces.map.region', { name, count });
          }}
          onMark={setMarked}
          onChoose={props.onRegion}
        />
      )}
      {pins.length > 0 && (
        <PinList
          pins={pins}
          selected={selected}
          marked={marked}
          onMark={(id) => {
            setMarked(id);
            const pin = pins.find((one) => one.id === id);
            if (pin !== undefined && size !== null) {
              const at = toScreen(map.now(), pointAt(pin));
              if (at.x < 30 || at.y < 50 || at.x > size.width - 30 || at.y > size.height - 30) {
                map.set(pan(map.now(), size.width / 2 - at.x, size.height / 2 - at.y));
              }
            }
          }}
          onSelect={(id) => props.onSelect?.(id)}
        />
      )}
      {hasFailed && shapes === null && tiles === null && (
        <p role="status" className="absolute inset-x-3 top-3 rounded-xl bg-surface/95 px-3 py-2 text-sm">
          {t('tripsPlaces.map.failed')}{' '}
          <button type="button" onClick={retry} className="font-semibold text-accent">
            {t('common.retry')}
          </button>
        </p>
      )}
      <MapButtons onZoom={map.zoom} onWhole={home} />
      {size !== null && <MapFoot view={view} size={size} tileAttribution={tiles?.attribution ?? null} />}
      {children}
    </section>
  );
}

const transformOf = ({ x, y, scale }: View): string => `translate(${x} ${y}) scale(${scale})`;

const KEYS: Readonly<Record<string, 'home' | number | readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  '+': 1.6,
  '=': 1.6,
  '-': 1 / 1.6,
  '0': 'home',
  Home: 'home',
};
