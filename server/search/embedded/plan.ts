import { initialsOf } from '../hangul.ts';
import { beginningMatcher, textMatcher, titleMatcher, type WordPattern } from '../pattern.ts';
import type { Reading } from '../reading.ts';
import {
  allOf,
  anywhereExpressionOf,
  beginningExpressionOf,
  type Expression,
  titleExpressionOf,
} from './expression.ts';
import type { Filters } from './filters.ts';
import type { Forms } from './terms.ts';

/** How well a document fits: 0 its title begins with what was typed, 1 its title holds it, 2 it holds it anywhere. */
export type Tier = 0 | 1 | 2;

/** Candidates of a tier, in the order of their ids. */
export interface TierPlan {
  readonly tier: Tier;
  /** Of the full-text table; null: every entry. */
  readonly expression: string | null;
  /** Whether all of them are of this tier, or have to be looked at. */
  readonly isExact: boolean;
}

/** A reading as it is looked up. */
export interface Plan {
  readonly words: readonly WordPattern[];
  readonly tiers: readonly TierPlan[];
  /** All tiers together. */
  readonly whole: Omit<TierPlan, 'tier'>;
  /** Looks at a candidate; null when it is none. */
  tierOf(forms: Forms): Tier | null;
}

/** @param reading null: everything that the filters let through */
export function planOf(reading: Reading | null, filters: Filters): Plan {
  if (reading === null) {
    const everything = { expression: filters.expression, isExact: true };
    return { words: [], tiers: [{ tier: 0, ...everything }], whole: everything, tierOf: () => 0 };
  }
  const { words } = reading;
  const title = together(words.map(titleExpressionOf));
  const anywhere = anywhereOf(words);
  const beginning = beginningOf(reading.whole);
  const filtered = (expression: string): string =>
    filters.expression === null ? expression : allOf([expression, filters.expression]);
  const without = (found: Expression, other: Expression | null): Expression =>
    other?.isExact
      ? { text: `(${found.text} NOT ${other.text})`, isExact: found.isExact }
      : { text: found.text, isExact: found.isExact && other === null };
  const tiers: TierPlan[] = [];
  const push = (tier: Tier, { text, isExact }: Expression) =>
    tiers.push({ tier, expression: filtered(text), isExact });
  if (beginning) push(0, beginning);
  if (title) push(1, without(title, beginning));
  if (anywhere) push(2, without(anywhere, title));
  const whole = anywhere ?? title;
  return {
    words,
    tiers,
    whole: { expression: filtered(whole?.text ?? NOTHING), isExact: whole?.isExact ?? true },
    tierOf: judgeOf(reading, anywhere !== null),
  };
}

/** Terms begin with a letter of their own; none begins with this one. */
const NOTHING = '"z"';

function together(parts: readonly (Expression | null)[]): Expression | null {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  return {
    text: allOf(known.map(({ text }) => text)),
    isExact: known.length === parts.length && known.every(({ isExact }) => isExact),
  };
}

/** Consonants stand in titles alone; so does a single syllable, unless other words bring candidates. */
function anywhereOf(words: readonly WordPattern[]): Expression | null {
  const parts = words.map((word) => (word.isInitials ? titleExpressionOf(word) : anywhereExpressionOf(word)));
  const isAnyText = words.some((word, i) => !word.isInitials && parts[i] !== null);
  return isAnyText ? together(parts) : null;
}

function beginningOf(whole: WordPattern): Expression | null {
  const begins = beginningExpressionOf(whole);
  const holds = titleExpressionOf(whole);
  if (begins === null || begins.isExact) return begins;
  return { text: holds === null ? begins.text : allOf([begins.text, holds.text]), isExact: false };
}

function judgeOf({ words, whole }: Reading, hasAnywhere: boolean): Plan['tierOf'] {
  const beginning = beginningMatcher(whole);
  const matchers = words.map((word) => ({ word, title: titleMatcher(word), text: textMatcher(word) }));
  return ({ title, text }) => {
    const initials = whole.isInitials || words.some(({ isInitials }) => isInitials) ? initialsOf(title) : '';
    if ((whole.isInitials ? initials : title).search(beginning) >= 0) return 0;
    let tier: Tier = 1;
    for (const { word, title: inTitle, text: inText } of matchers) {
      if ((word.isInitials ? initials : title).search(inTitle) >= 0) continue;
      if (!hasAnywhere || inText === null || text.search(inText) < 0) return null;
      tier = 2;
    }
    return tier;
  };
}
