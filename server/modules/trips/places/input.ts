import type { Command } from '../../../engine/types.ts';
import type { PlaceFacts } from './place.ts';

/** What people write of a place; where it is decides its region. */
export type WrittenFacts = Omit<PlaceFacts, 'picture'>;

export type PlacesInput =
  | {
      /** An operator writes a place anew, or a new one. */
      readonly kind: 'save-place';
      readonly placeId: string;
      /** Of the place as it was read; null: a new one. */
      readonly version: number | null;
      readonly facts: WrittenFacts;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'show-place';
      readonly placeId: string;
      readonly isShown: boolean;
      readonly reason: string;
    }
  | {
      /** A member writes a place of their own. */
      readonly kind: 'save-own';
      readonly placeId: string;
      readonly isNew: boolean;
      readonly facts: WrittenFacts;
    }
  | { readonly kind: 'remove-own'; readonly placeId: string };

export type PlacesCommand<Kind extends PlacesInput['kind']> = Extract<PlacesInput, { kind: Kind }>;

/** Whose places are counted: those who add one. */
export const addersOf = (commands: readonly Command<PlacesInput>[]): string[] => [
  ...new Set(
    commands.flatMap(({ input, accountId }) => (input.kind === 'save-own' && input.isNew ? [accountId] : [])),
  ),
];

/** Places that must be there already. */
export const touchedBy = (commands: readonly Command<PlacesInput>[]): string[] => [
  ...new Set(
    commands.flatMap(({ input }) => {
      const isNew =
        (input.kind === 'save-own' && input.isNew) || (input.kind === 'save-place' && input.version === null);
      return isNew ? [] : [input.placeId];
    }),
  ),
];
