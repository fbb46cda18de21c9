import type { Hours } from './days.ts';

/**
 * Days other than weekends on which KRX does not trade: public holidays with their substitutes (Public Holidays Act and its
 * decree; the yearly almanac of the Korea Astronomy and Space Science Institute), Workers' Day, elections, and the last day of
 * the year (KRX, business regulations of the stock market, article 5). Constitution Day is one again from 2026. An
 * operator's calendar adds what is announced later, before this list learns it.
 */
const BY_YEAR: Readonly<Record<number, readonly string[]>> = {
  2026: [
    '01-01', // New Year
    '02-16', // Seollal, three days
    '02-17',
    '02-18',
    '03-02', // for Independence Movement Day, a Sunday
    '05-01', // Workers' Day
    '05-05', // Children's Day
    '05-25', // for Buddha's Birthday, a Sunday
    '06-03', // local elections
    '07-17', // Constitution Day
    '08-17', // for Liberation Day, a Saturday
    '09-24', // Chuseok, of whose three days one is a Saturday
    '09-25',
    '10-05', // for National Foundation Day, a Saturday
    '10-09', // Hangul Day
    '12-25', // Christmas
    '12-31', // end of the year
  ],
  2027: [
    '01-01', // New Year
    '02-08', // Seollal, of whose three days two are a weekend
    '02-09', // for its Sunday
    '03-01', // Independence Movement Day
    '05-05', // Children's Day
    '05-13', // Buddha's Birthday
    '07-19', // for Constitution Day, a Saturday
    '08-16', // for Liberation Day, a Sunday
    '09-14', // Chuseok, three days
    '09-15',
    '09-16',
    '10-04', // for National Foundation Day, a Sunday
    '10-11', // for Hangul Day, a Saturday
    '12-27', // for Christmas, a Saturday
    '12-31', // end of the year
  ],
};

export const KOREAN_HOLIDAYS: ReadonlySet<string> = new Set(
  Object.entries(BY_YEAR).flatMap(([year, days]) => days.map((day) => `${year}-${day}`)),
);

/** On a year's first day of trading the market opens an hour later; the close is the same. */
const AN_HOUR_LATER: Hours = { openingAuction: 570, continuous: 600, closingAuction: 920, close: 930 };
/**
 * On the day of the college entrance exam all of the session is an hour later, its close too, so that roads are free in the
 * morning (KRX, its notice of each year).
 */
const MOVED_BY_AN_HOUR: Hours = { openingAuction: 570, continuous: 600, closingAuction: 980, close: 990 };

/** Days of trading with hours of their own. */
export const LATER_DAYS: ReadonlyMap<string, Hours> = new Map([
  ['2026-01-02', AN_HOUR_LATER],
  ['2026-11-19', MOVED_BY_AN_HOUR],
  ['2027-01-04', AN_HOUR_LATER],
  ['2027-11-18', MOVED_BY_AN_HOUR],
]);
