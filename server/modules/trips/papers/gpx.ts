import type { EntryView, Spot } from '../trip.ts';
import { ideasOf, type PlannedDay, plannedDays, type TripDocument } from './document.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const ROOT =
  '<gpx version="1.1" creator="Madang" xmlns="http://www.topografix.com/GPX/1/1" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">';

/**
 * A trip as GPX 1.1: ideas as waypoints, each day as a route of its stops. What has no place on the map is not in it.
 * @param at epoch milliseconds
 */
export function gpxOf(trip: TripDocument, at: number): string {
  const { title, about } = trip.head;
  return [
    HEAD,
    ROOT,
    ` <metadata>${element('name', title)}${element('desc', about)}<time>${new Date(at).toISOString()}</time></metadata>`,
    ...ideasOf(trip).flatMap((item) =>
      item.fields.spot ? [` ${point('wpt', item.fields.spot, item)}`] : [],
    ),
    ...plannedDays(trip).flatMap(routeOf),
    '</gpx>',
    '',
  ].join('\n');
}

function routeOf({ no, day, items }: PlannedDay): string[] {
  const points = items.flatMap((item) => {
    const { spot, toSpot, toTitle } = item.fields;
    return [
      ...(spot ? [`  ${point('rtept', spot, item)}`] : []),
      ...(toSpot ? [`  ${at('rtept', toSpot)}${element('name', toTitle)}</rtept>`] : []),
    ];
  });
  const { title, note } = day.fields;
  return [
    ' <rte>',
    `  ${element('name', title)}${element('desc', note)}<number>${no}</number>`,
    ...points,
    ' </rte>',
  ];
}

function point(name: 'wpt' | 'rtept', spot: Spot, { fields }: EntryView<'item'>): string {
  const { title, note, url, type } = fields;
  const link = /^https?:\/\//.test(url) ? `<link href="${xml(url)}"/>` : '';
  return `${at(name, spot)}${element('name', title)}${element('desc', note)}${link}${element('type', type)}</${name}>`;
}

const at = (name: string, { lat, lng }: Spot): string => `<${name} lat="${lat}" lon="${lng}">`;
const element = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${xml(text)}</${name}>`;

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};
/** Text in XML 1.0: marks written out, characters that it may not hold left out. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 § 2.2 does not allow them.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"'\r]/g, (mark) => MARKS[mark] ?? '');
