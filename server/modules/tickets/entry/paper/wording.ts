import type { Localized } from '../../../../lib/localized.ts';
import type { TicketCard } from '../schemas.ts';
import type { PaperTicket, PaperWords } from './order.ts';

export type Lang = 'ko' | 'en';

const WORDS: Record<Lang, PaperWords & { readonly title: string; readonly notes: readonly string[] }> = {
  ko: {
    title: '티켓',
    seat: '좌석',
    grade: '등급',
    holder: '관람자',
    ticketNo: '티켓 번호',
    typed: '직원에게 불러 주는 번호',
    notes: [
      '입장할 때 이 종이나 휴대폰 화면의 코드를 보여 주세요. 코드 하나로 한 분이 한 번 들어갑니다.',
      '양도하거나 취소한 티켓의 코드는 쓸 수 없습니다. 코드를 다른 사람에게 보이지 마세요.',
    ],
  },
  en: {
    title: 'Tickets',
    seat: 'Seat',
    grade: 'Grade',
    holder: 'For',
    ticketNo: 'Ticket',
    typed: 'To read out to the staff',
    notes: [
      'Show the code at the door, on this paper or on your phone. Each code lets one person in, once.',
      'Codes of tickets that were handed on or cancelled are void. Show the code to nobody else.',
    ],
  },
};

const WHEN: Record<Lang, Intl.DateTimeFormat> = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Seoul' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Seoul' }),
};

/** In one language; where there is no English, the Korean stands for it. */
export const inLang = ({ ko, en }: Localized, lang: Lang): string => (lang === 'en' && en !== '' ? en : ko);

export const wordsFor = (lang: Lang) => WORDS[lang];

/** Where a place is, as it is said. */
export function seatWords({ section, row, number }: TicketCard['seat'], lang: Lang): string {
  const name = inLang(section, lang);
  if (row === null) return lang === 'ko' ? `${name} 입장 번호 ${number}` : `${name}, entry no. ${number}`;
  return lang === 'ko' ? `${name} ${row}열 ${number}번` : `${name}, row ${row}, seat ${number}`;
}

/** A ticket as it is printed. */
export function paperOf(
  { show, seat, ticketId }: TicketCard,
  lang: Lang,
  secrets: Pick<PaperTicket, 'code' | 'typed' | 'holder'>,
): PaperTicket {
  return {
    title: inLang(show.title, lang),
    when: `${WHEN[lang].format(Date.parse(show.startsAt))}${lang === 'en' ? ' (KST)' : ''}`,
    where: `${inLang(show.venue.name, lang)} · ${inLang(show.hall, lang)}`,
    address: inLang(show.venue.address, lang),
    seat: seatWords(seat, lang),
    grade: inLang(seat.gradeName, lang),
    ticketNo: ticketId,
    notes: WORDS[lang].notes,
    ...secrets,
  };
}
