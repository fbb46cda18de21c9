import Type, { type Static } from 'typebox';
import { Id, Nullable, Timestamp } from '../../../lib/schema.ts';

const Count = Type.Integer({ examples: [12] });
export const MovesView = Type.Object({
  people: Type.Object({
    members: Type.Integer({ description: 'Who would be told: buyers, and whoever was handed a ticket' }),
    guests: Type.Integer({
      description: 'Bought at the box office without an account: nobody can tell them',
    }),
    tickets: Count,
    unpaid: Type.Integer({ description: 'People whose payment is under way' }),
    holding: Type.Integer({ description: 'People who hold seats, or were offered some, and have not paid' }),
    waiting: Count,
  }),
  items: Type.Array(
    Type.Object({
      at: Timestamp,
      from: Timestamp,
      to: Timestamp,
      reason: Type.String(),
      by: Id,
      byName: Nullable(Type.String()),
      told: Type.Integer({ description: 'Members who have been told so far' }),
      doneAt: Nullable(Timestamp),
    }),
    { description: 'Other times that it was put at since somebody had a place of it, the newest first' },
  ),
});
export type MovesView = Static<typeof MovesView>;
