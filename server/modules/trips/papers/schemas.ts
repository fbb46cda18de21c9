import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable } from '../../../lib/schema.ts';
import { DateText, headFields, Title } from '../editing/field-schemas.ts';

export const PaperParams = Closed({ tripId: Id });
export const PaperQuery = Closed({ lang: Type.Optional(Type.Enum(['ko', 'en'], { default: 'ko' })) });
export const FeedParams = Closed({
  token: Type.String({ pattern: '^[0-9A-Za-z_-]{16,64}$', examples: ['0123456789abcdef0123456789abcdef'] }),
});

/** A trip as a file; which fields each kind has, the export's own schema says when it comes back. */
export const PaperAnswer = Type.Object({
  format: Type.Literal('madang-trip'),
  version: Type.Literal(1),
  trip: Type.Object(headFields),
  people: Type.Array(
    Type.Object({
      ...{ id: Type.String(), name: Type.String() },
      hasLeft: Type.Optional(
        Type.Literal(true, { description: 'Stands in the books and goes along no more' }),
      ),
    }),
  ),
  entries: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      dayId: Nullable(Type.String()),
      fields: Type.Object({}, { additionalProperties: true }),
    }),
  ),
});

export const ImportQuery = Closed({
  dryRun: Type.Optional(Type.Boolean({ description: 'Tells what would come, and makes no trip' })),
  lang: Type.Optional(
    Type.Enum(['ko', 'en'], { default: 'ko', description: 'Of what a trip without a title is called' }),
  ),
});
export const ImportBody = Closed(
  {
    text: Type.String({
      minLength: 1,
      description: 'The file: JSON of an export, GPX or iCalendar, at most 2 MB in UTF-8',
    }),
    title: Type.Optional(Title),
    startsOn: Type.Optional(Nullable(DateText)),
  },
  {
    examples: [
      {
        text: '<?xml version="1.0"?><gpx version="1.1"><wpt lat="37.7955" lon="128.8961"><name>경포대</name></wpt></gpx>',
        title: '강릉 하루',
      },
    ],
  },
);
export type ImportBody = Static<typeof ImportBody>;

const Counts = Type.Object({
  days: Type.Integer(),
  items: Type.Integer({ description: 'On days' }),
  ideas: Type.Integer({ description: 'Items without a day' }),
  costs: Type.Integer({ description: 'With payments' }),
  others: Type.Integer({ description: 'Notes, things to do and to pack' }),
});
/** What came of a file, or would. */
export const Imported = Type.Object(
  {
    tripId: Nullable(Id),
    format: Type.Enum(['json', 'gpx', 'ics']),
    title: Type.String(),
    startsOn: Nullable(Type.String({ format: 'date' })),
    counts: Counts,
    people: Type.Array(Type.String(), {
      description: 'Names of those who come along without an account; not of those who have left',
    }),
    skipped: Type.Array(
      Type.Object({
        what: Type.Enum([
          'tracks',
          'recurrences',
          'cancelled',
          'too-far',
          'without-date',
          'bookings',
          'transfers',
          'places',
        ]),
        count: Type.Integer(),
      }),
      { description: 'What is in the file and stays behind' },
    ),
  },
  {
    examples: [
      {
        ...{ tripId: '01K9ZQ3T5R7WXA00', format: 'gpx', title: '강릉 하루', startsOn: null },
        counts: { days: 1, items: 0, ideas: 1, costs: 0, others: 0 },
        ...{ people: [], skipped: [{ what: 'tracks', count: 1 }] },
      },
    ],
  },
);
export type Imported = Static<typeof Imported>;
