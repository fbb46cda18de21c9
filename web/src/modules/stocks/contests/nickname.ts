export const MOST_LETTERS = 20;
/** No e-mail, and not the sign of a number that the season gives. */
const FORBIDDEN = /[#@\p{Cc}]/u;

/** Whether it can stand in the league; an empty one is made up. */
export const isNickname = (text: string): boolean => {
  const name = text.trim();
  return name.length <= MOST_LETTERS && !FORBIDDEN.test(name);
};
