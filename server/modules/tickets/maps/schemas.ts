import Type, { type Static } from 'typebox';
import { Name } from '../../../lib/localized-schema.ts';
import { Closed, Nullable, Text } from '../../../lib/schema.ts';
import { MAX_SIDE } from './check.ts';
import { MAX_SEATS } from './hall-map.ts';

/** What the web reads a map as. */
export type { Area, Grade, HallMap, Row, Seat, Section } from './hall-map.ts';

const Length = Type.Number({ minimum: 0, maximum: MAX_SIDE });
const Area = Closed({ x: Length, y: Length, width: Length, height: Length });
const Key = Type.String({ pattern: '^[0-9A-Za-z_-]{1,20}$', examples: ['R'] });
const Index = Type.Integer({ minimum: 0, maximum: 19, description: 'Which of the grades, from 0' });
const Short = Text(12, '12');

/** Its number in the row, x and y of its middle, its grade, and what is special. */
const Seat = Type.Union([
  Type.Tuple([Short, Type.Number(), Type.Number(), Index]),
  Type.Tuple([
    Short,
    Type.Number(),
    Type.Number(),
    Index,
    Type.Integer({ minimum: 0, maximum: 3, description: '1: for wheelchairs, 2: restricted view; added up' }),
  ]),
]);

const sectionFields = { key: Key, name: Name(60, '1층 A구역', 'Stalls, block A') };

/** A hall as it is drawn. What the schema cannot say (overlaps, names that stand twice) `checkMap` finds. */
export const HallMapBody = Closed({
  width: Length,
  height: Length,
  stage: Nullable(Area),
  grades: Type.Array(
    Closed({ key: Key, name: Name(40, 'R석', 'R seats'), colour: Type.Integer({ minimum: 0, maximum: 7 }) }),
    { minItems: 1, maxItems: 20, description: 'Best first' },
  ),
  sections: Type.Array(
    Type.Union([
      Closed({
        kind: Type.Literal('seated'),
        ...sectionFields,
        rows: Type.Array(
          Closed({
            name: Short,
            seats: Type.Array(Seat, { minItems: 1, maxItems: 2_000 }),
          }),
          { minItems: 1, maxItems: 500 },
        ),
      }),
      Closed({
        kind: Type.Literal('standing'),
        ...sectionFields,
        area: Area,
        capacity: Type.Integer({ minimum: 1, maximum: MAX_SEATS }),
        grade: Index,
      }),
    ]),
    { minItems: 1, maxItems: 300 },
  ),
});
export type HallMapBody = Static<typeof HallMapBody>;
