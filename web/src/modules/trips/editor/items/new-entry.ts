import { newKey } from '../../../../api/intent.ts';
import type {
  Change,
  DayFields,
  FieldsOf,
  ItemFields,
  NoteFields,
  TaskFields,
  ThingFields,
  Where,
} from '../../../../api/trips-types.ts';

/** A new entry's id: made here, so that it can be spoken of before the server knows it. */
export const newEntryId = (): string => newKey().slice(0, 20);

const DAY: DayFields = { title: '', note: '', startMin: 540, endMin: 1260, start: null, end: null };
const ITEM: Omit<ItemFields, 'title'> = {
  ...{
    type: 'place',
    note: '',
    placeId: null,
    spot: null,
    address: '',
    url: '',
    startMin: null,
    stayMin: null,
  },
  ...{ isFixed: false, mode: null, toTitle: '', toSpot: null, booking: null },
};
const TASK: Omit<TaskFields, 'text'> = { isDone: false, personId: null };
const THING: Omit<ThingFields, 'text'> = { quantity: 1, category: '', isPacked: false, personId: null };

type Added = Extract<Change, { op: 'add' }>;

const added = <Kind extends Added['kind']>(kind: Kind, fields: FieldsOf[Kind], where?: Where): Added => ({
  ...{ op: 'add', kind, id: newEntryId(), fields: { ...fields } },
  ...(where === undefined ? {} : { where }),
});

export const addDay = (fields: Partial<DayFields> = {}, after?: string): Added =>
  added('day', { ...DAY, ...fields }, after === undefined ? undefined : { dayId: null, after });
/** @param where without it: last of the ideas */
export const addItem = (fields: Partial<ItemFields> & Pick<ItemFields, 'title'>, where?: Where): Added =>
  added('item', { ...ITEM, ...fields }, where);
export const addNote = (fields: Omit<NoteFields, 'isPrivate'>): Added =>
  added('note', { isPrivate: false, ...fields });
export const addTask = (fields: Partial<TaskFields> & Pick<TaskFields, 'text'>): Added =>
  added('task', { ...TASK, ...fields });
export const addThing = (fields: Partial<ThingFields> & Pick<ThingFields, 'text'>): Added =>
  added('thing', { ...THING, ...fields });
