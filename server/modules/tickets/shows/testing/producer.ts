import type { CallResult, TestInstallation } from '../../../../../test/support/installation.ts';
import { multipart } from '../../../../../test/support/multipart.ts';
import { sample } from '../../../../files/testing/samples.ts';
import type { HallMap } from '../../maps/hall-map.ts';
import { smallHall } from '../../maps/testing/halls.ts';
import type { AdminPerformance, AdminRound } from '../admin-schemas.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const DAY_MS = 86_400_000;
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** What an operator does with shows in tests: over HTTP, at one venue with one hall. */
export interface Producer {
  readonly venueId: string;
  readonly hallId: string;
  /** A request below /admin/tickets. */
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<CallResult>;
  must(method: Method, path: string, body?: unknown): Promise<CallResult['body']>;
  performer(name: string): Promise<string>;
  /** A new performance, shown unless `status` says otherwise, with rounds that many days from now. */
  performance(more?: object, days?: readonly number[], round?: object): Promise<AdminPerformance>;
  read(performanceId: string): Promise<AdminPerformance>;
  /** The body that an editor sends back when nothing was changed in it. */
  unchanged(performance: AdminPerformance): ReturnType<typeof unchanged>;
  unchangedRound(round: AdminRound): ReturnType<typeof unchangedRound>;
  upload(width: number): Promise<string>;
}

export async function producerOf(site: TestInstallation, map: HallMap = smallHall()): Promise<Producer> {
  const token = site.tokenOf('admin');
  let serial = 0;
  const call: Producer['call'] = (method, path, body, headers) =>
    site.call(method, `/admin/tickets${path}`, {
      token,
      ...(body !== undefined && { body }),
      ...(headers && { headers }),
    });
  const must: Producer['must'] = async (method, path, body) => {
    const answer = await call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { venueId } = await must('POST', '/venues', {
    name: { ko: '마당홀', en: 'Madang Hall' },
    region: 'busan',
  });
  const hall = await must('POST', `/venues/${venueId}/halls`, { name: { ko: '대극장' } });
  await must('PUT', `/halls/${hall.hallId}/map`, { map, version: hall.version });
  const { hallId } = hall;
  const performer: Producer['performer'] = async (ko) =>
    (await must('POST', '/performers', { name: { ko }, kind: 'actor' })).performerId;
  return {
    ...{ venueId, hallId, call, must, performer, unchanged, unchangedRound },
    performance: async (
      { status = 'published', ...more }: { status?: string } = {},
      days = [30],
      round = {},
    ) => {
      serial += 1;
      const body = { title: { ko: `봄밤 ${serial}` }, genre: 'musical', venueId, minutes: 120, ...more };
      const { performanceId } = await must('POST', '/performances', body);
      // Each performance has the hall at hours of its own.
      const rounds = days.map((day) => ({ startsAt: inDays(day + serial / 8), saleFrom: inDays(-1) }));
      const prices = { R: 90_000, S: 60_000 };
      if (rounds.length > 0) {
        await must('POST', `/performances/${performanceId}/rounds`, { hallId, prices, rounds, ...round });
      }
      if (status !== 'draft') {
        await must('POST', `/performances/${performanceId}/status`, { status, reason: 'test' });
      }
      return must('GET', `/performances/${performanceId}`);
    },
    read: (performanceId) => must('GET', `/performances/${performanceId}`),
    upload: async (width) => {
      const { payload, headers } = multipart({ bytes: await sample('png', width, 40) });
      const response = await site.app.inject({
        method: 'POST',
        url: '/api/v1/files',
        headers: { ...headers, authorization: `Bearer ${token}` },
        payload,
      });
      return response.json().fileId;
    },
  };
}

function unchanged(show: AdminPerformance) {
  const { title, genre, summary, about, posterId, venueId, ageLimit, minutes, breakMinutes, version } = show;
  const cast = show.cast.map(({ performerId, role }) => ({ performerId, role }));
  return { title, genre, summary, about, posterId, venueId, ageLimit, minutes, breakMinutes, cast, version };
}

function unchangedRound(round: AdminRound) {
  const { hallId, startsAt, saleFrom, saleUntil, prices, cast, perMemberLimit, sparesOrphans, version } =
    round;
  const [holdMinutes, holdCapMinutes] = [round.holdMs / 60_000, round.holdCapMs / 60_000];
  return {
    ...{ hallId, startsAt, saleFrom, saleUntil, prices, cast, perMemberLimit, sparesOrphans, version },
    ...{ holdMinutes, holdCapMinutes },
  };
}
