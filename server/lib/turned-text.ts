import type { ErrorObject } from 'ajv';

/**
 * What turns the direction of letters round until somebody ends it (Unicode Bidirectional Algorithm, 2.1 to 2.4): a name
 * that holds it would turn the words and amounts behind it too, wherever it is shown, and no field needs it.
 */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/;
const EVERY_TURN = new RegExp(TURNS, 'g');

/** A text without it. */
export const unturned = (text: string): string => text.replaceAll(EVERY_TURN, '');

/** The first text in a body that turns others round, as a fault of its field; null: there is none. */
export function turnedTextIn(body: unknown, path = ''): ErrorObject | null {
  if (typeof body === 'string') return TURNS.test(body) ? faultAt(path) : null;
  if (typeof body !== 'object' || body === null) return null;
  for (const [key, part] of Object.entries(body)) {
    const fault = turnedTextIn(part, `${path}/${key}`);
    if (fault) return fault;
  }
  return null;
}

const faultAt = (instancePath: string): ErrorObject => ({
  keyword: 'pattern',
  instancePath,
  schemaPath: '#/pattern',
  params: {},
  message: 'must not turn the direction of letters round (U+202A to U+202E, U+2066 to U+2069)',
});
