/** How well a password would stand guessing: a hint while one types, never a rule. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/** Words that open every list of guesses; also as parts of a longer one. */
const COMMON = /passw|qwer|asdf|abcd|1234|0000|1111|letmein|iloveyou|admin|welcome|madang|비밀번호/i;
/** An alphabet for each kind of character that is in it. */
const KINDS: [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  // A Korean syllable, or any other script: few of them are guessed one by one, so counted with care.
  [/[^\u0020-\u007e]/, 500],
];

/** @param about what everybody knows of the member: address and name */
export function strengthOf(password: string, minLength: number, about: string[] = []): Strength {
  if ([...password].length < minLength) return 'short';
  const lower = password.toLowerCase();
  const guessable = about
    .flatMap((text) => text.toLowerCase().split(/[@.\s]+/))
    .filter((part) => part.length >= 3)
    .some((part) => lower.includes(part));
  const alphabet = KINDS.reduce((sum, [kind, size]) => (kind.test(password) ? sum + size : sum), 0);
  const bits = Math.log2(Math.max(2, alphabet)) * effectiveLength(password);
  const worth = guessable || COMMON.test(password) ? bits / 2 : bits;
  if (worth < 36) return 'weak';
  return worth < 60 ? 'fair' : 'strong';
}

/** "aaaa" and "abcd" add little: a character that repeats or continues the one before counts a quarter. */
function effectiveLength(password: string): number {
  let length = 0;
  let previous = -9;
  for (const character of password) {
    const code = character.codePointAt(0) ?? 0;
    length += Math.abs(code - previous) <= 1 ? 0.25 : 1;
    previous = code;
  }
  return length;
}
