import { digits } from '../../../lib/digits.ts';
import { defineKind, type Kind, type Locale } from '../kind.ts';
import { money } from './format.ts';

type About = { symbol: string; nameKo: string; nameEn: string; currency: string };
type Fired = About & { direction: string; price: number; firedPrice: number };
type Ended = About & { orderId: string; side: string; quantity: number; filled: number; amount: number };

type Broken = { level: number; resumesAt: string | null };

const clock = (locale: Locale) =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Seoul',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
const clocks: Record<Locale, Intl.DateTimeFormat> = { ko: clock('ko'), en: clock('en') };
/** By the clock of Seoul. */
const untilIn = ({ resumesAt }: Broken, locale: Locale): string =>
  resumesAt === null ? '' : clocks[locale].format(Date.parse(resumesAt));

const shares = (count: number, locale: Locale): string => {
  if (locale === 'ko') return `${digits(count)}주`;
  return count === 1 ? '1 share' : `${digits(count)} shares`;
};
const average = ({ amount, filled, currency }: Ended, locale: Locale): string =>
  money(Math.round(amount / Math.max(1, filled)), currency, locale);
const sideKo = ({ side }: Ended): string => (side === 'sell' ? '매도' : '매수');
const sideEn = ({ side }: Ended): string => (side === 'sell' ? 'sell' : 'buy');
const toSymbol = ({ symbol }: About): string => `/stocks/${symbol}`;

/** What people are told about prices and orders. */
export const STOCK_KINDS: readonly Kind[] = [
  defineKind<Fired>({
    kind: 'stocks.alert-fired',
    category: 'system',
    channels: ['inbox'],
    link: toSymbol,
    ko: {
      name: '시세 알림',
      title: (d) =>
        `${d.nameKo}: ${money(d.price, d.currency, 'ko')} ${d.direction === 'below' ? '이하' : '이상'}입니다`,
      body: (d) =>
        `${money(d.firedPrice, d.currency, 'ko')}에 체결되어 정해 두신 가격에 닿았습니다. 이 알림은 한 번만 울립니다.`,
      action: '종목 보기',
      short: (d) => `${d.nameKo} ${money(d.firedPrice, d.currency, 'ko')}: 정해 두신 가격에 닿았어요.`,
    },
    en: {
      name: 'Price alert',
      title: (d) =>
        `${d.nameEn}: at ${money(d.price, d.currency, 'en')} or ${d.direction === 'below' ? 'below' : 'above'}`,
      body: (d) =>
        `It traded at ${money(d.firedPrice, d.currency, 'en')}, which is where you wanted to hear of it. This alert rings once.`,
      action: 'See the symbol',
      short: (d) => `${d.nameEn} at ${money(d.firedPrice, d.currency, 'en')}: the price you set.`,
    },
  }),
  defineKind<Ended>({
    kind: 'stocks.order-filled',
    category: 'system',
    channels: ['inbox'],
    link: () => '/stocks/orders',
    ko: {
      name: '주문 체결',
      title: (d) => `${d.nameKo} ${shares(d.filled, 'ko')} ${sideKo(d)}가 모두 체결되었습니다`,
      body: (d) => `평균 ${average(d, 'ko')}, 모두 ${money(d.amount, d.currency, 'ko')}입니다.`,
      action: '주문 보기',
      short: (d) => `${d.nameKo} ${shares(d.filled, 'ko')} ${sideKo(d)} 체결, 평균 ${average(d, 'ko')}.`,
    },
    en: {
      name: 'Order filled',
      title: (d) => `${d.nameEn}: your order to ${sideEn(d)} ${shares(d.filled, 'en')} is filled`,
      body: (d) => `At ${average(d, 'en')} on average, ${money(d.amount, d.currency, 'en')} in all.`,
      action: 'See your orders',
      short: (d) =>
        `${d.nameEn}: the order to ${sideEn(d)} ${shares(d.filled, 'en')} is filled at ${average(d, 'en')}.`,
    },
  }),
  defineKind<Ended>({
    kind: 'stocks.order-expired',
    category: 'system',
    channels: ['inbox'],
    link: () => '/stocks/orders',
    ko: {
      name: '주문 만료',
      title: (d) => `${d.nameKo} ${sideKo(d)} 주문이 장 마감으로 끝났습니다`,
      body: (d) =>
        d.filled > 0
          ? `${shares(d.quantity, 'ko')} 가운데 ${shares(d.filled, 'ko')}가 체결되었고 나머지는 취소되었습니다.`
          : `${shares(d.quantity, 'ko')}가 하나도 체결되지 않았습니다. 원하시면 다음 장에 다시 주문해 주세요.`,
      action: '주문 보기',
      short: (d) => `${d.nameKo} ${sideKo(d)} 주문이 장 마감으로 끝났어요.`,
    },
    en: {
      name: 'Order expired',
      title: (d) => `${d.nameEn}: your order to ${sideEn(d)} ended with the session`,
      body: (d) =>
        d.filled > 0
          ? `Of ${shares(d.quantity, 'en')}, ${digits(d.filled)} were filled; the rest is cancelled.`
          : `None of its ${shares(d.quantity, 'en')} were filled. Order again in the next session if you like.`,
      action: 'See your orders',
      short: (d) => `${d.nameEn}: your order to ${sideEn(d)} ended with the session.`,
    },
  }),
  defineKind<Broken>({
    kind: 'stocks.circuit-broken',
    category: 'system',
    channels: ['inbox'],
    link: () => '/stocks/orders',
    ko: {
      name: '서킷브레이커',
      title: (d) => `서킷브레이커 ${d.level}단계로 주식 시장이 멈췄습니다`,
      body: (d) =>
        d.resumesAt === null
          ? '오늘 장은 여기서 끝납니다. 기다리던 주문은 모두 만료됩니다.'
          : `${untilIn(d, 'ko')}까지 거래가 멈추고, 그 뒤 10분 동안 주문을 모아 한 가격에 체결하며 다시 시작합니다. 기다리는 주문은 그대로 있고, 지금은 취소만 할 수 있습니다.`,
      action: '주문 보기',
      short: (d) => `서킷브레이커 ${d.level}단계로 주식 시장이 멈췄어요.`,
    },
    en: {
      name: 'Circuit breaker',
      title: (d) => `The circuit breaker has stopped the stock market (level ${d.level})`,
      body: (d) =>
        d.resumesAt === null
          ? 'The session is over. All orders that waited expire.'
          : `Nothing trades until ${untilIn(d, 'en')}. Orders are then gathered for ten minutes and trade at one price. Yours stay where they are; for now you can only cancel.`,
      action: 'See your orders',
      short: (d) => `The circuit breaker has stopped the stock market (level ${d.level}).`,
    },
  }),
  defineKind<Broken>({
    kind: 'stocks.circuit-called',
    category: 'system',
    channels: ['inbox'],
    operators: true,
    link: () => '/admin/stocks',
    ko: {
      name: '서킷브레이커 발동',
      title: (d) => `서킷브레이커 ${d.level}단계가 발동되었습니다`,
      body: (d) =>
        d.resumesAt === null
          ? '본 시장의 장이 끝났습니다.'
          : `본 시장의 모든 종목이 ${untilIn(d, 'ko')}까지 멈추고, 단일가로 다시 시작합니다.`,
      action: '종목 보기',
    },
    en: {
      name: 'Circuit breaker called',
      title: (d) => `Level ${d.level} of the circuit breaker has been called`,
      body: (d) =>
        d.resumesAt === null
          ? 'The session of the main market is over.'
          : `All symbols of the main market are halted until ${untilIn(d, 'en')}, and begin again with an auction.`,
      action: 'See the symbols',
    },
  }),
];
