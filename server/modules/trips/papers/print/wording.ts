import type { EntryView, ItemFields } from '../../trip.ts';
import { titleOf } from '../calendar.ts';
import { dateAfter, ideasOf, ofKind, type PlannedDay, plannedDays, type TripDocument } from '../document.ts';
import type { PrintOrder, PrintRow, PrintSection } from './order.ts';

export type Lang = 'ko' | 'en';

/** Of a note as it is printed: whoever writes a book, prints it elsewhere. */
const MOST = 1_200;
/** Of all notes together: a letter takes the printer some hundredths of a millisecond, and others wait. */
const MOST_OF_ALL = 150_000;

const WORDS = {
  ko: {
    day: (no: number) => `${no}일차`,
    ideas: '아직 날을 정하지 않은 곳',
    packing: '챙길 것',
    tasks: '할 일',
    notes: '메모',
    /** Beside a note that is for the trip's people: whoever hands the sheet on should know. */
    ownNote: '우리만 보는 메모',
    people: (names: readonly string[]) => `함께 가는 사람: ${names.join(', ')}`,
    imported: '가져온 여행',
  },
  en: {
    day: (no: number) => `Day ${no}`,
    ideas: 'Not on a day yet',
    packing: 'To pack',
    tasks: 'To do',
    notes: 'Notes',
    ownNote: 'for ourselves alone',
    people: (names: readonly string[]) => `Going: ${names.join(', ')}`,
    imported: 'Imported trip',
  },
} as const;

/** What is written around a trip. */
export const wordsFor = (lang: Lang) => WORDS[lang];

const DATE: Record<Lang, Intl.DateTimeFormat> = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'full', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
};
const inWords = (on: string, lang: Lang): string => DATE[lang].format(Date.parse(`${on}T00:00:00Z`));

/** A trip as it is printed. @param at epoch milliseconds */
export function printOrderOf(trip: TripDocument, lang: Lang, at: number): PrintOrder {
  const { head, people, entries } = trip;
  const words = WORDS[lang];
  const days = plannedDays(trip);
  const most = mostOf(entries);
  const going = people.filter(({ leftAt }) => leftAt === null).map(({ name }) => name);
  const last = head.startsOn === null ? null : dateAfter(head.startsOn, Math.max(0, days.length - 1));
  const section = (heading: string, rows: readonly PrintRow[]): PrintSection[] =>
    rows.length === 0 ? [] : [{ heading, lead: '', rows }];
  return {
    ...{ lang, at, title: head.title, foot: head.title.slice(0, 80) },
    lead: [
      ...(head.startsOn === null || last === null
        ? []
        : [`${inWords(head.startsOn, lang)} – ${inWords(last, lang)}`]),
      ...(going.length > 1 ? [words.people(going)] : []),
      ...(head.about === '' ? [] : [head.about.slice(0, MOST)]),
    ],
    sections: [
      ...days.map((day) => daySection(day, lang, most)),
      ...section(
        words.ideas,
        ideasOf(trip).map((item) => itemRow(item, most)),
      ),
      ...section(
        words.packing,
        ofKind(entries, 'thing').map(({ fields }) =>
          boxed(fields.quantity > 1 ? `${fields.text} × ${fields.quantity}` : fields.text, fields.isPacked),
        ),
      ),
      ...section(
        words.tasks,
        ofKind(entries, 'task').map(({ fields }) => boxed(fields.text, fields.isDone)),
      ),
      ...section(
        words.notes,
        ofKind(entries, 'note').map(({ fields }) => ({
          ...plain(fields.isPrivate ? `${fields.title} (${words.ownNote})` : fields.title),
          details: shortened(fields.text, most),
        })),
      ),
    ],
  };
}

/** How much of each note is printed, where there are so many. */
function mostOf(entries: readonly EntryView[]): number {
  const written = [
    ...ofKind(entries, 'day').map(({ fields }) => fields.note),
    ...ofKind(entries, 'item').map(({ fields }) => fields.note),
    ...ofKind(entries, 'note').map(({ fields }) => fields.text),
  ].filter((text) => text !== '');
  return Math.min(MOST, Math.floor(MOST_OF_ALL / Math.max(1, written.length)));
}

function daySection({ no, on, day, items }: PlannedDay, lang: Lang, most: number): PrintSection {
  const { title, note } = day.fields;
  const parts = [
    WORDS[lang].day(no),
    ...(on === null ? [] : [inWords(on, lang)]),
    ...(title === '' ? [] : [title]),
  ];
  return {
    heading: parts.join(' · '),
    lead: shortened(note, most).join(''),
    rows: items.map((item) => itemRow(item, most)),
  };
}

const itemRow = ({ fields }: EntryView<'item'>, most: number): PrintRow => ({
  time: fields.startMin === null ? '' : clock(fields.startMin),
  box: null,
  title: titleOf(fields),
  details: [
    ...(fields.address === '' ? [] : [fields.address]),
    ...(urlOf(fields) ?? []),
    ...shortened(fields.note, most),
  ],
});

const urlOf = ({ url }: ItemFields): string[] | null => (url === '' ? null : [url.slice(0, 200)]);
const shortened = (text: string, most: number): string[] =>
  text === '' ? [] : [text.length <= most ? text : `${text.slice(0, most - 1)}…`];
const plain = (title: string): PrintRow => ({ time: '', box: null, title, details: [] });
const boxed = (title: string, isTicked: boolean): PrintRow => ({ ...plain(title), box: isTicked });

const clock = (min: number): string =>
  `${String(Math.floor(min / 60)).padStart(2, '0')}:${String(min % 60).padStart(2, '0')}`;
