import Type, { type Static } from 'typebox';
import { checkOf } from '../../../../lib/checks.ts';
import { Closed } from '../../../../lib/schema.ts';
import type { ModelWords } from '../proposal.ts';
import { ModelFault } from './fault.ts';

/** What the model is asked for, in the words of strict structured output: everything is required, nothing else is allowed. */
export const ANSWER_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['days'],
  properties: {
    days: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['theme', 'places'],
        properties: {
          theme: { type: 'string' },
          places: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['id', 'note'],
              properties: { id: { type: 'string' }, note: { type: 'string' } },
            },
          },
        },
      },
    },
  },
} as const;

const MOST_DAYS = 90;
const MOST_PLACES = 40;
const THEME_LENGTH = 60;
const NOTE_LENGTH = 160;

/** What is believed of it: a server that ignores the schema may send anything. */
const Answer = Closed({
  days: Type.Array(
    Type.Object({
      theme: Type.String(),
      places: Type.Array(Type.Object({ id: Type.String(), note: Type.Optional(Type.String()) }), {
        maxItems: MOST_PLACES,
      }),
    }),
    { maxItems: MOST_DAYS },
  ),
});
const check = checkOf(Answer);

/**
 * The model's answer, as far as it can be used: ids that were offered, each once; short texts without anything in them.
 * @param offered ids that it may choose from
 * @throws ModelFault malformed; nothing-known when not one id was offered
 */
export function wordsOf(text: string, days: number, offered: ReadonlySet<string>): ModelWords {
  const answer = parsed(text);
  const known = new Set<string>();
  const notes = new Map<string, string>();
  const said = answer.days.slice(0, days).map(({ theme, places }) => {
    const ids = places.flatMap(({ id, note = '' }) => {
      if (!offered.has(id) || known.has(id)) return [];
      known.add(id);
      const clean = cleanText(note, NOTE_LENGTH);
      if (clean !== '') notes.set(id, clean);
      return [id];
    });
    return { theme: cleanText(theme, THEME_LENGTH), ids };
  });
  if (known.size === 0) throw new ModelFault('nothing-known');
  return { days: said, notes };
}

function parsed(text: string): Static<typeof Answer> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ModelFault('malformed', error);
  }
  if (!check.isOk(value)) throw new ModelFault('malformed');
  return value;
}

/** One line, without control and formatting characters, without web addresses and markup, and not too long. */
function cleanText(text: string, mostLetters: number): string {
  const plain = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replaceAll(/\b(?:https?:\/\/|www\.)\S*/giu, ' ')
    .replaceAll(/<[^>]*>?/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  return letters.length <= mostLetters
    ? plain
    : `${letters
        .slice(0, mostLetters - 1)
        .join('')
        .trimEnd()}…`;
}

const THEME = /"theme"\s*:\s*"((?:[^"\\]|\\.)*)/g;
/** Of a text that has not ended yet the last piece may be half of an escape. */
const HALF_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/;

/** Themes as far as they have come, out of an answer that is still being written. */
export function themesSoFar(text: string): string[] {
  return [...text.matchAll(THEME)].map(([, raw = '']) => {
    try {
      return cleanText(JSON.parse(`"${raw.replace(HALF_ESCAPE, '')}"`) as string, THEME_LENGTH);
    } catch {
      return '';
    }
  });
}
