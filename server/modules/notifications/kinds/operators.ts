import { defineKind, type Kind } from '../kind.ts';

type Down = { destination: string; error: string | null };
type Disabled = { url: string; error: string | null };

const deliveries = () => '/admin/deliveries';

const CHANNELS = {
  ko: { mail: '메일', sms: '문자', slack: '슬랙', webhook: '웹훅' },
  en: { mail: 'mail', sms: 'text message', slack: 'Slack', webhook: 'webhook' },
} as const;

/** What the destinations `mail` or `webhook:<id>` are called: which of the webhooks is seen on the page that the notice opens. */
const channelOf = (destination: string, locale: keyof typeof CHANNELS): string => {
  const [channel = ''] = destination.split(':');
  return CHANNELS[locale][channel as keyof (typeof CHANNELS)['ko']] ?? destination;
};

/** What those who run the installation are told. */
export const OPERATOR_KINDS: readonly Kind[] = [
  defineKind<Down>({
    kind: 'system.destination-down',
    category: 'system',
    channels: ['inbox'],
    operators: true,
    link: deliveries,
    ko: {
      name: '전달 경로 장애',
      title: (d) => `${channelOf(d.destination, 'ko')} 전달이 멈췄습니다`,
      body: (d) =>
        `연달아 실패해서 잠시 보내지 않습니다. 메시지는 쌓아 두었다가 복구되면 보냅니다.\n\n마지막 오류: ${d.error ?? '없음'}`,
      action: '전달 상태 보기',
    },
    en: {
      name: 'A destination is down',
      title: (d) => `Deliveries by ${channelOf(d.destination, 'en')} have stopped`,
      body: (d) =>
        `They failed one after the other, so nothing is sent for a while. Messages are kept and go out when it is back.\n\nLast error: ${d.error ?? 'none'}`,
      action: 'See the deliveries',
    },
  }),
  defineKind<Disabled>({
    kind: 'system.webhook-disabled',
    category: 'system',
    channels: ['inbox', 'mail'],
    operators: true,
    link: () => '/admin/webhooks',
    ko: {
      name: '웹훅 꺼짐',
      title: () => '웹훅이 꺼졌습니다',
      body: (d) =>
        `${d.url}이(가) 오랫동안 응답하지 않아 웹훅을 껐습니다. 고친 뒤에 다시 켜고, 보내지 못한 것을 다시 보내세요.\n\n마지막 오류: ${d.error ?? '없음'}`,
      action: '웹훅 보기',
    },
    en: {
      name: 'A webhook was disabled',
      title: () => 'A webhook was disabled',
      body: (d) =>
        `${d.url} has not answered for long, so its webhook was disabled. When it is mended, enable it and send again what was not delivered.\n\nLast error: ${d.error ?? 'none'}`,
      action: 'See the webhooks',
    },
  }),
];
