import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legOf } from '../planning/legs.ts';
import type { ItemFields } from '../trip.ts';
import { calendarOfTrip } from './calendar.ts';
import { plannedDays, TooMuch, UnreadableFile } from './document.ts';
import { gpxOf } from './gpx.ts';
import { readGpx } from './gpx-reading.ts';
import { readIcs } from './ics-reading.ts';
import { paperOf, readPaper } from './paper.ts';
import { printOrderOf } from './print/wording.ts';
import { anyDocument, documentOf, entry, madeOf, person } from './testing/documents.ts';

const ITEM: ItemFields = {
  ...{ type: 'place', title: '오죽헌', note: '', placeId: null, spot: null, address: '', url: '' },
  ...{ startMin: null, stayMin: null, isFixed: false, mode: null, toTitle: '', toSpot: null, booking: null },
};
const DAY = { title: '', note: '', startMin: 540, endMin: 1_260, start: null, end: null };
const caught = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};
const reasonOf = (act: () => unknown) => (caught(act) as UnreadableFile).reason;

describe('a trip as JSON', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(anyDocument, (trip) => {
        const paper = paperOf(trip, 'me');
        const read = madeOf(readPaper(JSON.stringify(paper)));
        expect(paperOf(read, 'me')).toEqual(paper);
      }),
      { numRuns: 60 },
    );
  });

  it('tells nobody’s account, booking or transfer', () => {
    const booking = { service: 'tickets', id: 'R1', ownerId: 'me' } as const;
    const trip = documentOf(
      [
        entry('item', 'item-001', null, { ...ITEM, type: 'booking', booking }),
        entry('payment', 'payment1', null, {
          fromId: 'person-1',
          toId: 'gone',
          amount: 5,
          transferId: 'T1',
          at: 9,
        }),
      ],
      { people: [person(1, 'account-of-minji'), person(2, 'account-of-jun')] },
    );
    const text = JSON.stringify(paperOf(trip, 'account-of-minji'));
    for (const secret of ['account-of', 'R1', 'T1', 'person-1', 'gone']) expect(text).not.toContain(secret);
    const { people, entries } = paperOf(trip, 'account-of-minji');
    expect(people).toEqual([
      { id: 'p1', name: '사람 2' },
      { id: 'p2', name: '?', hasLeft: true },
    ]);
    expect(entries.at(-1)?.fields).toMatchObject({ fromId: 'owner', toId: 'p2' });
  });

  it('is refused where it is no such file, or says what cannot be', () => {
    const paper = paperOf(documentOf([entry('day', 'day-0001', null, DAY)]), 'me');
    const read = (changed: object) => () => readPaper(JSON.stringify({ ...paper, ...changed }));
    expect(reasonOf(() => readPaper('{'))).toBe('syntax');
    expect(reasonOf(() => readPaper('[]'))).toBe('format');
    expect(reasonOf(read({ format: 'other' }))).toBe('format');
    expect(reasonOf(read({ version: 2 }))).toBe('version');
    expect(reasonOf(read({ admin: true }))).toBe('schema');
    expect(reasonOf(read({ trip: { ...paper.trip, startsOn: '2027-02-30' } }))).toBe('schema');
    expect(reasonOf(read({ entries: [{ ...paper.entries[0], kind: 'cost' }] }))).toBe('schema');
    const stranger = {
      id: 'task-001',
      kind: 'task',
      dayId: null,
      fields: { text: '', isDone: false, personId: 'p9' },
    };
    expect(reasonOf(read({ entries: [stranger] }))).toBe('schema');
    expect(caught(read({ entries: Array.from({ length: 2_001 }, () => paper.entries[0]) }))).toBeInstanceOf(
      TooMuch,
    );
    expect(reasonOf(() => readPaper(`{"__proto__":{"format":"madang-trip"}}`))).toBe('format');
  });

  it('knows of those who have left whoever stands in the books, and nobody else', () => {
    const [minji, jun, soyeon] = [1, 2, 3].map((no) => person(no));
    const paid = { fromId: jun!.id, toId: minji!.id, amount: 5, transferId: null, at: 9 };
    const people = [minji!, { ...jun!, leftAt: 9 }, { ...soyeon!, leftAt: 9 }];
    const paper = paperOf(documentOf([entry('payment', 'payment1', null, paid)], { people }), null);
    expect(paper.people).toEqual([
      { id: 'p1', name: minji!.name },
      { id: 'p2', name: jun!.name, hasLeft: true },
    ]);
    expect(paper.entries[0]!.fields).toMatchObject({ fromId: 'p2', toId: 'p1' });
  });

  it('of as many people as a trip ever has comes back, and one of more is refused for that', () => {
    const paperWith = (going: number, left: number) => {
      const all = Array.from({ length: going + left }, (_, i) => ({
        ...{ ...person(i), leftAt: i < going ? null : 9 },
      }));
      const paid = all.map(({ id }, i) =>
        entry('payment', `payment-${i}`, null, {
          ...{ fromId: id, toId: 'person-0', amount: 5, transferId: null, at: 9 },
        }),
      );
      return JSON.stringify(paperOf(documentOf(paid, { people: all }), null));
    };
    const { companions } = readPaper(paperWith(49, 250));
    expect(companions).toHaveLength(299);
    expect(companions.filter(({ hasLeft }) => hasLeft)).toHaveLength(250);
    expect(caught(() => readPaper(paperWith(50, 0)))).toMatchObject({ what: 'people', most: 49 });
    expect(caught(() => readPaper(paperWith(1, 299)))).toMatchObject({ what: 'people', most: 299 });
  });
});

describe('GPX', () => {
  it('brings back days, stops and ideas that have a place, by name', () => {
    fc.assert(
      fc.property(anyDocument, (trip) => {
        const read = readGpx(gpxOf(trip, 0));
        const stops = plannedDays(trip).map(({ items }) =>
          items.flatMap(({ fields }) => [
            ...(fields.spot ? [fields.spot] : []),
            ...(fields.toSpot ? [fields.toSpot] : []),
          ]),
        );
        const days = read.entries.filter(({ kind }) => kind === 'day');
        const found = days.map(({ id }) =>
          read.entries.filter(({ dayId }) => dayId === id).map(({ fields }) => (fields as ItemFields).spot),
        );
        expect(found.map((list) => list.map((at) => [at?.lat, at?.lng]))).toEqual(
          stops.map((list) => list.map(({ lat, lng }) => [lat + 0, lng + 0])),
        );
        expect(read.head.title).toBe(trip.head.title.trim());
      }),
      { numRuns: 60 },
    );
  });

  it('is written so that its readers read it', () => {
    const fields = { ...ITEM, title: '<등대> & "바다"', spot: { lat: 37.77, lng: 128.95 }, note: ']]>' };
    const gpx = gpxOf(
      documentOf([entry('day', 'day-0001', null, DAY), entry('item', 'item-001', 'day-0001', fields)]),
      0,
    );
    expect(gpx).toContain('<rtept lat="37.77" lon="128.95"><name>&lt;등대&gt; &amp; &quot;바다&quot;</name>');
    expect(gpx).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<gpx version="1.1" /);
  });

  it('leaves tracks, and takes waypoints as ideas', () => {
    const read = readGpx(
      '<gpx><name>길</name><wpt lat="37.5" lon="127"><name>숲</name><cmt>비밀</cmt></wpt>' +
        '<trk><trkseg><trkpt lat="1" lon="1"/></trkseg></trk></gpx>',
    );
    expect(read.skipped).toEqual([{ what: 'tracks', count: 1 }]);
    expect(read.head.title).toBe('길');
    expect(read.entries).toMatchObject([
      { kind: 'item', dayId: null, fields: { title: '숲', note: '비밀', spot: { lat: 37.5, lng: 127 } } },
    ]);
  });

  it('expands no entity, fetches none, and ends where it gets too deep or too much', () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY l0 "ha">${laughs}]><gpx><name>&l9;</name></gpx>`;
    expect(reasonOf(() => readGpx(bomb))).toBe('doctype');
    const outside = '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><name>&x;</name></gpx>';
    expect(reasonOf(() => readGpx(outside))).toBe('doctype');
    expect(reasonOf(() => readGpx('<gpx><name>&x;</name></gpx>'))).toBe('syntax');
    expect(reasonOf(() => readGpx(`<gpx>${'<a>'.repeat(100_000)}`))).toBe('too-deep');
    expect(caught(() => readGpx(`<gpx>${'<a/>'.repeat(200_001)}</gpx>`))).toBeInstanceOf(TooMuch);
    expect(caught(() => readGpx(`<gpx>${'<wpt lat="1" lon="1"/>'.repeat(2_001)}</gpx>`))).toBeInstanceOf(
      TooMuch,
    );
    expect(reasonOf(() => readGpx('<gpx><wpt lat="91" lon="1"/></gpx>'))).toBe('schema');
    expect(reasonOf(() => readGpx('<gpx><wpt lat="NaN" lon="1"/></gpx>'))).toBe('schema');
    expect(reasonOf(() => readGpx('<html></html>'))).toBe('format');
    expect(reasonOf(() => readGpx('<gpx><rte></gpx>'))).toBe('syntax');
    expect(reasonOf(() => readGpx(''))).toBe('syntax');
  });
});

describe('calendars', () => {
  const timed = {
    ...ITEM,
    title: '순두부, 두부; \\',
    startMin: 690,
    stayMin: 90,
    note: '줄\n서기',
    address: '초당길 1',
  };
  const spot = { lat: 37.79, lng: 128.91 };
  const trip = documentOf(
    [
      entry('day', 'day-0001', null, DAY),
      entry('item', 'item-001', 'day-0001', { ...timed, spot }),
      entry('item', 'item-002', 'day-0001', ITEM),
    ],
    { startsOn: '2027-04-03' },
  );
  const options = { at: 0, url: 'https://madang.example/trips/1', dayName: (no: number) => `Day ${no}` };

  it('have a day each, and what has a time', () => {
    const text = calendarOfTrip(trip, options);
    expect(text).toContain('DTSTART;VALUE=DATE:20270403\r\nDTEND;VALUE=DATE:20270404');
    expect(text).toContain(
      'DTSTART;TZID=Asia/Seoul:20270403T113000\r\nDTEND;TZID=Asia/Seoul:20270403T130000',
    );
    expect(text).toContain('UID:trip1-item-001@madang');
    expect(text).toContain('SUMMARY:순두부\\, 두부\\; \\\\\r\n');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('say no end of what takes no time: one at its beginning is none', () => {
    const moment = documentOf(
      [entry('day', 'day-0001', null, DAY), entry('item', 'item-001', 'day-0001', { ...timed, stayMin: 0 })],
      { startsOn: '2027-04-03' },
    );
    const text = calendarOfTrip(moment, options);
    expect(text).toContain('DTSTART;TZID=Asia/Seoul:20270403T113000');
    expect(text).not.toContain('DTEND;TZID');
  });

  it('end a ride of which nobody has said how long it takes when it is there by the plan', () => {
    const ride = { ...ITEM, type: 'transport' as const, title: 'KTX', startMin: 480, toTitle: '부산' };
    const [seoul, busan] = [
      { lat: 37.55, lng: 126.97 },
      { lat: 35.11, lng: 129.04 },
    ];
    const { minutes } = legOf(seoul!, busan!, 'transit');
    expect(minutes).toBeGreaterThan(120);
    const endOf = (fields: ItemFields) => {
      const days = [entry('day', 'day-0001', null, DAY), entry('item', 'item-001', 'day-0001', fields)];
      const text = calendarOfTrip(documentOf(days, { startsOn: '2027-04-03' }), options);
      return /DTEND;TZID=Asia\/Seoul:(\d{8}T\d{6})/.exec(text)?.[1];
    };
    const clock = (min: number) =>
      `${Math.floor(min / 60)}`.padStart(2, '0') + `${min % 60}`.padStart(2, '0');
    expect(endOf({ ...ride, spot: seoul!, toSpot: busan! })).toBe(`20270403T${clock(480 + minutes)}00`);
    expect(endOf({ ...ride, spot: seoul! })).toBe('20270403T090000');
  });

  it('come back with their times, places and texts', () => {
    const { head, entries } = readIcs(calendarOfTrip(trip, options));
    expect(head).toEqual({ title: '강릉 사흘', startsOn: '2027-04-03' });
    expect(entries[0]).toMatchObject({ kind: 'day' });
    expect(entries.find(({ fields }) => 'startMin' in fields && fields.startMin === 690)).toMatchObject({
      dayId: 'day-0001',
      fields: { title: '순두부, 두부; \\', note: '줄\n서기', address: '초당길 1', stayMin: 90, spot },
    });
  });

  const ics = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  const event = (...lines: string[]) => ['BEGIN:VEVENT', 'SUMMARY:x', ...lines, 'END:VEVENT'];

  it('repeat nothing, and say what stays behind', () => {
    const read = readIcs(
      ics(
        ...event(
          'DTSTART:20270403T003000Z',
          'RRULE:FREQ=SECONDLY;COUNT=2147483647',
          'BEGIN:VALARM',
          'SUMMARY:no',
          'END:VALARM',
        ),
        ...event('DTSTART;TZID="Asia/Tokyo":20270404T090000', 'DURATION:P1DT2H'),
        ...event('DTSTART:20270404T090000', 'STATUS:CANCELLED'),
        ...event('DTSTART:20290101'),
        ...event('DTSTART:20270231T000000'),
      ),
    );
    expect(read.head.startsOn).toBe('2027-04-03');
    expect(
      read.entries.filter(({ kind }) => kind === 'item').map(({ dayId, fields }) => [dayId, fields]),
    ).toMatchObject([
      ['day-0001', { startMin: 570, title: 'x', stayMin: null }],
      ['day-0002', { startMin: 540, stayMin: 1_440 }],
    ]);
    expect(read.skipped).toEqual([
      { what: 'recurrences', count: 1 },
      { what: 'cancelled', count: 1 },
      { what: 'without-date', count: 1 },
      { what: 'too-far', count: 1 },
    ]);
  });

  it('are refused where they are none, or too many', () => {
    expect(reasonOf(() => readIcs('hello'))).toBe('format');
    const many = Array.from({ length: 2_001 }, () => event('DTSTART:20270403'));
    expect(caught(() => readIcs(ics(...many.flat())))).toBeInstanceOf(TooMuch);
    expect(caught(() => readIcs(ics(...Array.from({ length: 100_001 }, () => 'X:1'))))).toBeInstanceOf(
      TooMuch,
    );
    expect(readIcs(ics()).entries).toEqual([]);
  });

  it('of whatever letters are read to an end', () => {
    // Halves of letters too: what a file has is not always text.
    const line = fc.array(fc.nat(0xffff), { maxLength: 80 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const error = caught(() => readIcs(ics(...lines, ...event(...lines))));
        if (error instanceof Error) expect(error).toBeInstanceOf(UnreadableFile);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is printed', () => {
  const lettersOf = (count: number): number => {
    const items = Array.from({ length: count }, (_, i) =>
      entry('item', `item-${i}`, null, { ...ITEM, note: '가'.repeat(5_000) }),
    );
    const { sections } = printOrderOf(documentOf(items), 'ko', 0);
    return sections.flatMap(({ rows }) => rows.flatMap(({ details }) => details)).join('').length;
  };

  it('of a few notes is much, of very many little each: others wait for the printer', () => {
    expect(lettersOf(3)).toBe(3 * 1_200);
    expect(lettersOf(1_500)).toBeLessThanOrEqual(150_000);
  });
});
