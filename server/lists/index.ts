/** Lists that operators search: declared by the modules that own the rows, answered in one way for all of them. */
export { facetsOf, type List, type Meaning } from './list.ts';
export { createLists, type Lists } from './routes.ts';
export { insidesOf, textWish } from './text.ts';
export { amounts, madeWithin, oneOf, periodOf, present, type Wish, within } from './wishes.ts';
