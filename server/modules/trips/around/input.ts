/** Commands on what people say of public trips, on files, and what operators do. What is new has the id of its command. */
export type AroundInput =
  | { readonly kind: 'like'; readonly tripId: string; readonly isLiked: boolean }
  | { readonly kind: 'comment'; readonly tripId: string; readonly text: string }
  | { readonly kind: 'delete-comment'; readonly tripId: string; readonly commentId: string }
  | {
      readonly kind: 'add-file';
      readonly tripId: string;
      /** Where it was stored. */
      readonly storedId: string;
      /** The entry that it belongs to. */
      readonly entryId: string | null;
      readonly name: string;
      readonly type: string;
      readonly bytes: number;
    }
  | { readonly kind: 'remove-file'; readonly tripId: string; readonly fileId: string }
  | { readonly kind: 'hide-trip' | 'show-trip'; readonly tripId: string; readonly reason: string }
  | {
      readonly kind: 'hide-comment' | 'show-comment';
      readonly tripId: string;
      readonly commentId: string;
      readonly reason: string;
    };

export type Asked<Kind extends AroundInput['kind']> = Extract<AroundInput, { kind: Kind }>;
