import Type, { type Static } from 'typebox';
import { Picture } from '../../lib/picture-schema.ts';
import { Closed, Id, Nullable } from '../../lib/schema.ts';

/** What an upload became. It is kept for an hour; whoever shows it (a member, a campaign) keeps it for good. */
export const Upload = Type.Object({ fileId: Id, ...Picture.properties });
export type Upload = Static<typeof Upload>;

/** Which picture to show; null shows none. */
export const PictureBody = Closed({ fileId: Nullable(Id) });
export type PictureBody = Static<typeof PictureBody>;
