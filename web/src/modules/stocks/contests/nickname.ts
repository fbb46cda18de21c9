export const MOST_LETTERS = 20;
/** No e-mail, not the sign of a number that the season gives in any of its forms, and nothing that turns a line around. */
const FORBIDDEN = /[#@\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Letters that nobody sees. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Whether it can stand in the league; an empty one is made up. */
export const isNickname = (text: string): boolean => {
  const name = text.trim();
  const isBlank = name !== '' && name.replaceAll(UNSEEN, '').trim() === '';
  return name.length <= MOST_LETTERS && !isBlank && !FORBIDDEN.test(name.normalize('NFKC'));
};
