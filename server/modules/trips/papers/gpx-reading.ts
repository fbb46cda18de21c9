import { SaxesParser } from 'saxes';
import type { Spot } from '../trip.ts';
import { type Draft, type DraftEntry, MOST, skipping, TooMuch, tidy, UnreadableFile } from './document.ts';

/** A real file is five deep. */
const DEEPEST = 32;
/** Points of tracks among them, which are only counted. */
const MOST_ELEMENTS = 200_000;
const POINTS: ReadonlySet<string> = new Set(['wpt', 'rtept']);
/** Texts that are read, of whatever stands around them. */
const TEXTS: ReadonlySet<string> = new Set(['name', 'desc', 'cmt']);

interface Point {
  readonly spot: Spot;
  texts: Texts;
  url: string;
}
type Texts = Partial<Record<'name' | 'desc' | 'cmt', string>>;
interface Route {
  texts: Texts;
  readonly points: Point[];
}
interface Read {
  readonly file: Texts;
  readonly waypoints: Point[];
  readonly routes: Route[];
  tracks: number;
}

/**
 * Reads GPX 1.0 and 1.1: each route becomes a day, each waypoint an idea; tracks are no plan and stay behind. A file with a
 * document type is refused as a whole, so no entity is ever expanded or fetched.
 * @throws UnreadableFile, TooMuch
 */
export function readGpx(text: string): Draft {
  const { file, waypoints, routes, tracks } = parse(text);
  const { skip, list } = skipping();
  skip('tracks', tracks);
  const days = routes.slice(0, MOST.days);
  skip('too-far', routes.length - days.length);
  const entries: DraftEntry[] = days.flatMap((route, i) => {
    const dayId = `day-${number(i)}`;
    const { name = '', desc = '' } = route.texts;
    const day = {
      id: dayId,
      kind: 'day' as const,
      dayId: null,
      fields: { title: tidy(name, MOST.title), note: tidy(desc, MOST.text, true) },
    };
    return [day, ...route.points.map((point, j) => itemOf(`item-${number(i)}-${number(j)}`, dayId, point))];
  });
  entries.push(...waypoints.map((point, i) => itemOf(`idea-${number(i)}`, null, point)));
  if (entries.length > MOST.entries) throw new TooMuch('entries', MOST.entries);
  const title = tidy(file.name ?? '', MOST.title);
  const head = { title, about: tidy(file.desc ?? '', MOST.text, true) };
  return { head, entries, companions: [], skipped: list() };
}

const number = (i: number): string => String(i + 1).padStart(4, '0');

function itemOf(id: string, dayId: string | null, { spot, texts, url }: Point): DraftEntry<'item'> {
  const { name = '', desc = '', cmt = '' } = texts;
  const title = tidy(name, MOST.title) || `${spot.lat}, ${spot.lng}`;
  const note = tidy(desc === '' ? cmt : desc, MOST.text, true);
  const link = /^https?:\/\/\S+$/.test(url) && url.length <= 1_000 ? url : '';
  return { id, kind: 'item', dayId, fields: { type: 'place', title, note, spot, url: link } };
}

/** Walks the file once; what it holds is bounded on the way, not afterwards. */
function parse(text: string): Read {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const read: Read = { file: {}, waypoints: [], routes: [], tracks: 0 };
  const path: string[] = [];
  let elements = 0;
  let points = 0;
  let point: Point | null = null;
  let route: Route | null = null;
  const where = () => `line ${parser.line}`;

  parser.on('doctype', () => {
    throw new UnreadableFile('doctype', where());
  });
  parser.on('error', (error) => {
    throw new UnreadableFile('syntax', error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.slice(name.indexOf(':') + 1);
    path.push(local);
    elements += 1;
    if (path.length === 1 && local !== 'gpx') throw new UnreadableFile('format', local);
    if (path.length > DEEPEST) throw new UnreadableFile('too-deep', where());
    if (elements > MOST_ELEMENTS) throw new TooMuch('elements', MOST_ELEMENTS);
    if (local === 'trk') read.tracks += 1;
    if (local === 'rte') {
      route = { texts: {}, points: [] };
      read.routes.push(route);
    }
    if (POINTS.has(local)) {
      points += 1;
      if (points > MOST.entries) throw new TooMuch('entries', MOST.entries);
      point = { spot: spotOf(attributes, where), texts: {}, url: '' };
      (local === 'wpt' ? read.waypoints : (route?.points ?? read.waypoints)).push(point);
    }
    if (local === 'link' && point) point.url = attributes.href ?? '';
  });
  let words = '';
  const gather = (part: string) => {
    // No text of ours is longer, and a file is not.
    if (TEXTS.has(path.at(-1) ?? '') && words.length < MOST.text) words += part;
  };
  parser.on('text', gather);
  parser.on('cdata', gather);
  parser.on('closetag', () => {
    const local = path.pop() ?? '';
    const parent = path.at(-1) ?? '';
    if (TEXTS.has(local)) {
      const texts = textsAround(parent, path.length);
      if (texts) texts[local as keyof Texts] = words;
    }
    words = '';
    if (POINTS.has(local)) point = null;
    if (local === 'rte') route = null;
  });
  function textsAround(parent: string, depth: number): Texts | undefined {
    if (POINTS.has(parent)) return point?.texts;
    if (parent === 'rte') return route?.texts;
    // GPX 1.0 names the file at its root.
    return parent === 'metadata' || (parent === 'gpx' && depth === 1) ? read.file : undefined;
  }
  parser.write(text).close();
  return read;
}

function spotOf(attributes: Record<string, unknown>, where: () => string): Spot {
  const [lat, lng] = [degrees(attributes.lat, 90), degrees(attributes.lon, 180)];
  if (lat === null || lng === null) throw new UnreadableFile('schema', `coordinates, ${where()}`);
  return { lat, lng };
}

/** Six decimals are eleven centimetres. */
function degrees(value: unknown, most: number): number | null {
  if (typeof value !== 'string' || !/^\s*[+-]?\d{1,3}(\.\d{1,30})?\s*$/.test(value)) return null;
  const read = Math.round(Number(value) * 1e6) / 1e6;
  return Math.abs(read) <= most ? read + 0 : null;
}
