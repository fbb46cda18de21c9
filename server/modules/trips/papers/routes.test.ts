import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { editTrip, entryId, joinTrip, makeTrip } from '../../../../test/support/trips.ts';

function papers(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
  });
  afterAll(() => site?.end());
  const call = (method: 'GET' | 'POST', path: string, by: DemoPerson, body?: unknown) =>
    site.call(method, path, { token: site.tokenOf(by), ...(body !== undefined && { body }) });
  const raw = async (path: string, by: DemoPerson) => {
    const headers = { authorization: `Bearer ${site.tokenOf(by)}` };
    return site.app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
  };
  const bring = (text: string, more: object = {}, query = '') =>
    call('POST', `/trips/imports${query}`, 'jun', { text, ...more });

  /** Two days by the sea, with a companion, a cost, and things to pack. */
  async function seaside() {
    const made = await makeTrip(site, {
      days: [
        [{ title: '경포대', spot: { lat: 37.7955, lng: 128.8961 }, startMin: 600, stayMin: 60 }],
        [{ title: '안목해변', note: '커피 <b>&amp;\n빵', address: '창해로14번길' }],
      ],
      ideas: ['오죽헌'],
    });
    const { tripId, personId } = made;
    const { personId: mother } = await joinTrip(site, tripId, { companion: '어머니' });
    const cost = { title: '점심', amount: 9_001, currency: 'KRW', paidBy: personId, shares: [[mother, 1]] };
    await editTrip(site, tripId, [
      { op: 'add', kind: 'cost', id: entryId(), fields: { ...cost, itemId: made.itemIds.경포대 } },
      { op: 'add', kind: 'thing', id: entryId(), fields: { text: '우산', quantity: 2, personId: mother } },
      { op: 'add', kind: 'task', id: entryId(), fields: { text: '숙소 전화', personId } },
    ]);
    return made;
  }

  test('JSON goes out, comes in and is the same', async () => {
    const { tripId } = await seaside();
    const out = await call('GET', `/trips/${tripId}/export.json`, 'minji');
    expect(out.headers['content-disposition']).toBe(`attachment; filename="trip-${tripId}.json"`);
    const seen = await bring(JSON.stringify(out.body), {}, '?dryRun=true');
    expect([seen.status, seen.body]).toMatchObject([
      200,
      {
        tripId: null,
        counts: { days: 2, items: 2, ideas: 1, costs: 1, others: 2 },
        people: ['어머니'],
        skipped: [],
      },
    ]);
    const made = await bring(JSON.stringify(out.body));
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const back = await call('GET', `/trips/${made.body.tripId}/export.json`, 'jun');
    expect(back.body).toEqual(out.body);
    const balances = (await call('GET', `/trips/${made.body.tripId}/balances`, 'jun')).body;
    expect(balances.people.map(({ balance }: { balance: number }) => balance)).toEqual([9_001, -9_001]);
  });

  test('who has left and stands in the books comes along as one who has left', async () => {
    const { tripId, personId } = await makeTrip(site, { days: [[]] });
    const { personId: mother } = await joinTrip(site, tripId, { companion: '어머니' });
    const cost = { title: '점심', amount: 9_000, currency: 'KRW', paidBy: personId, shares: [[mother, 1]] };
    await editTrip(site, tripId, [{ op: 'add', kind: 'cost', id: entryId(), fields: cost }]);
    const token = site.tokenOf('minji');
    const left = await site.call('DELETE', `/trips/${tripId}/people/${mother}`, { token });
    expect(left.status, JSON.stringify(left.body)).toBeLessThan(300);
    const out = (await call('GET', `/trips/${tripId}/export.json`, 'minji')).body;
    expect(out.people).toEqual([{ id: 'p1', name: '어머니', hasLeft: true }]);
    const made = await bring(JSON.stringify(out));
    expect([made.status, made.body.people]).toEqual([201, []]);
    const { people } = (await call('GET', `/trips/${made.body.tripId}`, 'jun')).body;
    expect(people.map((one: { leftAt: string | null }) => one.leftAt === null)).toEqual([true, false]);
    expect((await call('GET', `/trips/${made.body.tripId}/export.json`, 'jun')).body).toEqual(out);
    const balances = (await call('GET', `/trips/${made.body.tripId}/balances`, 'jun')).body;
    expect(balances.people.map(({ balance }: { balance: number }) => balance)).toEqual([9_000, -9_000]);
  });

  test('calendar, GPX and PDF are for those who take part', async () => {
    const { tripId } = await seaside();
    const ics = await raw(`/trips/${tripId}/export.ics`, 'minji');
    expect(ics.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(ics.body).toContain('DTSTART;TZID=Asia/Seoul:20270403T100000');
    const gpx = await raw(`/trips/${tripId}/export.gpx`, 'minji');
    expect(gpx.body).toContain('<rtept lat="37.7955" lon="128.8961"><name>경포대</name>');
    for (const lang of ['ko', 'en']) {
      const pdf = await raw(`/trips/${tripId}/export.pdf?lang=${lang}`, 'minji');
      expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    }
    for (const name of ['json', 'ics', 'gpx', 'pdf']) {
      const others = await raw(`/trips/${tripId}/export.${name}`, 'soyeon');
      expect([others.statusCode, others.json().code]).toEqual([404, 'trips.not-found']);
    }
    for (const text of [ics.body, gpx.body]) {
      const made = await bring(text, { title: '가져온 여행' });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      expect(made.body.title).toBe('가져온 여행');
    }
  });

  test('a read link is a calendar to subscribe to, until it is taken back', async () => {
    const { tripId } = await seaside();
    const link = await call('POST', `/trips/${tripId}/links`, 'minji', { purpose: 'read' });
    expect(link.status, JSON.stringify(link.body)).toBe(201);
    const { token, linkId } = link.body;
    const feed = () => site.app.inject({ method: 'GET', url: `/api/v1/trips/shared/${token}.ics` });
    expect((await feed()).body).toContain('SUMMARY:경포대');
    const gone = await site.call('DELETE', `/trips/${tripId}/links/${linkId}`, {
      token: site.tokenOf('minji'),
    });
    expect(gone.status).toBeLessThan(300);
    expect((await feed()).statusCode).toBe(404);
  });

  test('escapes in a file bring in nothing that a request may not hold', async () => {
    const title = String.raw`\ud83d 바다 \u202e원0001\u202c`;
    const head = `"about":"","startsOn":null,"currency":"KRW","mode":"car","regions":[]`;
    const day = `{"id":"day-0001","kind":"day","dayId":null,"fields":{"title":"","note":"","startMin":0,"endMin":1,"start":null,"end":null}}`;
    const text = `{"format":"madang-trip","version":1,"people":[],"trip":{"title":"${title}",${head}},"entries":[${day}]}`;
    const { status, body } = await bring(text);
    expect(status, JSON.stringify(body)).toBe(201);
    const kept = await call('GET', `/trips/${body.tripId}/export.json`, 'jun');
    expect(kept.body.trip.title).toBe('\ufffd 바다 원0001');
    expect((await raw(`/trips/${body.tripId}/export.ics`, 'jun')).statusCode).toBe(200);
  });

  test('what is no trip makes none', async () => {
    const before = (await call('GET', '/trips', 'jun')).body.items.length;
    const codeOf = async (text: string, more: object = {}) => {
      const { status, body } = await bring(text, more);
      return [status, body.code, body.reason ?? body.what];
    };
    const bomb = `<!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><gpx><name>&b;</name></gpx>`;
    expect(await codeOf(bomb)).toEqual([422, 'trips.unreadable-file', 'doctype']);
    expect(await codeOf('hello')).toEqual([422, 'trips.unreadable-file', 'format']);
    expect(await codeOf('{"format":"x"}')).toEqual([422, 'trips.unreadable-file', 'format']);
    expect(await codeOf('<gpx></gpx>')).toEqual([422, 'trips.nothing-to-import', undefined]);
    expect(await codeOf(`<gpx>${'<wpt lat="1" lon="1"/>'.repeat(2_001)}</gpx>`)).toEqual([
      ...[413, 'trips.file-too-complex', 'entries'],
    ]);
    expect(await codeOf('x'.repeat(2_000_001))).toEqual([413, 'trips.file-too-complex', 'bytes']);
    expect((await codeOf('x'.repeat(5_000_000))).slice(0, 2)).toEqual([413, 'request.too-large']);
    expect((await codeOf('<gpx/>', { title: '' }))[1]).toBe('request.invalid');
    const twice = { id: 'day-0001', kind: 'day', dayId: null };
    const day = { title: '', note: '', startMin: 0, endMin: 1, start: null, end: null };
    const paper = {
      ...{ format: 'madang-trip', version: 1, people: [] },
      trip: { title: 'x', about: '', startsOn: null, currency: 'KRW', mode: 'car', regions: [] },
      entries: [
        { ...twice, fields: day },
        { ...twice, fields: day },
      ],
    };
    expect((await codeOf(JSON.stringify(paper)))[1]).toBe('trips.entry-exists');
    const lines = { ...paper, people: [{ id: 'p1', name: '어머니\nBcc: x' }] };
    expect(await codeOf(JSON.stringify(lines))).toEqual([422, 'trips.unreadable-file', 'schema']);
    expect((await call('GET', '/trips', 'jun')).body.items).toHaveLength(before);
  });
}

test('a member brings sixty files in ten minutes: to read one keeps everybody waiting', async () => {
  const site = await startInstallation({ MADANG_SERVICES: 'pay,trips' });
  const bring = async () => {
    const body = { text: 'hello' };
    return (await site.call('POST', '/trips/imports?dryRun=true', { token: site.tokenOf('jun'), body }))
      .status;
  };
  const all = await Promise.all(Array.from({ length: 70 }, bring));
  expect([all.filter((one) => one === 422).length, all.filter((one) => one === 429).length]).toEqual([
    60, 10,
  ]);
  await site.end();
});

describe('papers of trips on SQLite', () => papers(async () => ({})));
describeWith('MariaDB', 'papers of trips', () =>
  papers(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
