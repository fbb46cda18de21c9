import type { App } from '../../../module.ts';
import { dayOf, KRX } from '../rules/index.ts';
import type { DeskParts } from './parts.ts';
import { CalendarBody, CalendarList, DayParams, ReasonQuery } from './schemas.ts';
import { admin, PROBLEMS, TAGS, write } from './submit.ts';
import { calendarFrom } from './views.ts';

/** Days on which the exchange is closed, or open at other hours: what operators say is above its own calendar. */
export function registerCalendarRoutes(app: App, parts: DeskParts): void {
  const { admit, database, now } = parts;
  const list = async () => {
    const today = dayOf(now());
    return { items: await calendarFrom(database.reader, today), hours: KRX.calendar.hours, today };
  };

  app.get(
    '/admin/stocks/calendar',
    {
      config: admin,
      schema: {
        operationId: 'listCalendar',
        tags: TAGS,
        summary: 'Exceptions from the calendar, from today on',
        response: { 200: CalendarList, ...PROBLEMS },
      },
    },
    list,
  );

  app.put(
    '/admin/stocks/calendar/:day',
    {
      config: admin,
      schema: {
        operationId: 'setCalendarDay',
        tags: TAGS,
        summary: 'Close a day, or give it other hours; sessions that begin after this follow it',
        params: DayParams,
        body: CalendarBody,
        response: { 200: CalendarList, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'set-day', ...request.params, ...request.body } as const;
      const command = admit(request, 'stocks.set-calendar-day', input);
      return write(parts, { request, reply, status: 200 }, command, list);
    },
  );

  app.delete(
    '/admin/stocks/calendar/:day',
    {
      config: admin,
      schema: {
        operationId: 'clearCalendarDay',
        tags: TAGS,
        summary: 'Let the exchange’s own calendar hold for a day again',
        params: DayParams,
        querystring: ReasonQuery,
        response: { 200: CalendarList, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'clear-day', ...request.params, ...request.query } as const;
      const command = admit(request, 'stocks.clear-calendar-day', input);
      return write(parts, { request, reply, status: 200 }, command, list);
    },
  );
}
