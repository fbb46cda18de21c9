import type { ShowsSeed } from '../shows/index.ts';
import { DEMO_PERFORMERS } from './performers.ts';
import { DEMO_SHOWS, type DemoShow } from './shows/index.ts';
import { DEMO_VENUES } from './venues.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Korea's clocks are nine hours ahead of UTC all year. */
const SEOUL_MS = 9 * HOUR_MS;
const MINUTE_MS = 60_000;
/** Whoever is not there by then watches the next round. */
const SOLD_UNTIL_MS = 30 * MINUTE_MS;
/** Two rounds of one hall on one day: before it, and after it. */
const AFTERNOON_HOUR = 16;

const midnightInSeoul = (at: number): number => Math.floor((at + SEOUL_MS) / DAY_MS) * DAY_MS - SEOUL_MS;

interface Hall {
  readonly id: string;
  readonly grades: readonly string[];
}

/**
 * The demo's season: venues with their halls, who performs, and shows with rounds around a day.
 * @param makeId ids in ascending order
 * @param at epoch milliseconds
 */
export function demoSeason(makeId: () => string, at: number): Required<Omit<ShowsSeed, 'uploaderId'>> {
  const halls = new Map<string, Hall>();
  const venueIds = new Map<string, string>();
  const venues = DEMO_VENUES.map(({ slug, halls: drawn, ...facts }) => {
    const id = makeId();
    venueIds.set(slug, id);
    return {
      ...facts,
      id,
      halls: drawn.map(({ name, map: draw }, i) => {
        const map = draw();
        const hall = { id: makeId(), name, mapId: makeId(), map };
        halls.set(`${slug}/${i}`, { id: hall.id, grades: map.grades.map(({ key }) => key) });
        return hall;
      }),
    };
  });
  const performers = DEMO_PERFORMERS.map(({ slug: _slug, ...facts }) => ({ id: makeId(), ...facts }));
  const performerIds = new Map(DEMO_PERFORMERS.map(({ slug }, i) => [slug, performers[i]!.id]));
  const performances = DEMO_SHOWS.map((show) => ({
    id: makeId(),
    title: show.title,
    genre: show.genre,
    summary: show.summary,
    about: show.about,
    venueId: venueIds.get(show.hall[0])!,
    ageLimit: show.ageLimit,
    minutes: show.minutes,
    breakMinutes: show.breakMinutes,
    cast: show.cast.map(([slug, ko, en]) => ({ performerId: performerIds.get(slug)!, role: { ko, en } })),
  }));
  const rounds = dated(at).map(({ show, startsAt, saleFrom }) => {
    const { id: hallId, grades } = halls.get(show.hall.join('/'))!;
    return {
      id: makeId(),
      performanceId: performances[DEMO_SHOWS.indexOf(show)]!.id,
      hallId,
      startsAt,
      saleFrom,
      saleUntil: startsAt - SOLD_UNTIL_MS,
      prices: Object.fromEntries(grades.map((grade, i) => [grade, show.prices[i]! * 1_000])),
      perMemberLimit: show.prices[0]! >= 100 ? 4 : 8,
      sparesOrphans: true,
    };
  });
  return { venues, performers, performances, rounds };
}

interface Dated {
  readonly show: DemoShow;
  readonly startsAt: number;
  readonly saleFrom: number;
}

/** When what is shown. A hall that a short run has for an evening is not free for a long one. */
function dated(at: number): Dated[] {
  const taken = new Set<string>();
  const today = midnightInSeoul(at);
  const dates: Dated[] = [];
  const lengthOf = ({ plays }: DemoShow): number => (plays.to - plays.from) / plays.every;
  for (const show of DEMO_SHOWS.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    const { from, to, every, hours, saleFrom } = show.plays;
    // To the minute: an opening in half an hour is read on a clock.
    const opens = Math.ceil((at + saleFrom * DAY_MS) / MINUTE_MS) * MINUTE_MS;
    for (let day = from; day <= to; day += every) {
      for (const hour of hours) {
        const part = `${show.hall.join('/')} ${day} ${hour < AFTERNOON_HOUR ? 'early' : 'late'}`;
        if (taken.has(part)) continue;
        taken.add(part);
        dates.push({ show, startsAt: today + day * DAY_MS + hour * HOUR_MS, saleFrom: opens });
      }
    }
  }
  return dates.toSorted((a, b) => a.startsAt - b.startsAt);
}
