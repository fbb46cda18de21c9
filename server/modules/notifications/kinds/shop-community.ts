import { defineKind, type Kind } from '../kind.ts';

type About = { productId: string; nameKo: string; nameEn: string };
type Asked = About & { inquiryId: string };
type Answered = Asked & { changed: number };
type Moderated = About & { voice: string; reason: string };

/** What was said, in words, with what stands behind a Korean noun there. */
const VOICES: Readonly<Record<string, { ko: string; en: string }>> = {
  review: { ko: '후기가', en: 'review' },
  comment: { ko: '댓글이', en: 'comment' },
  inquiry: { ko: '문의가', en: 'question' },
};
const ko = (d: Moderated) => VOICES[d.voice]?.ko ?? '글이';
const en = (d: Moderated) => VOICES[d.voice]?.en ?? 'words';
const product = (d: About) => `/shop/products/${d.productId}`;

/** What people are told about what they said of products. */
export const SHOP_COMMUNITY_KINDS: readonly Kind[] = [
  defineKind<Answered>({
    kind: 'shop.inquiry-answered',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: () => '/shop/inquiries',
    ko: {
      name: '문의 답변',
      title: (d) => (d.changed === 1 ? '문의의 답변이 바뀌었습니다' : '문의에 답변이 달렸습니다'),
      body: (d) => `${d.nameKo}에 대해 물어보신 것에 답했습니다. 답변은 내 문의에서 볼 수 있습니다.`,
      action: '내 문의 보기',
    },
    en: {
      name: 'Answer to a question',
      title: (d) =>
        d.changed === 1 ? 'The answer to your question has changed' : 'Your question is answered',
      body: (d) => `We answered what you asked about ${d.nameEn}. You find it among your questions.`,
      action: 'See my questions',
    },
  }),
  defineKind<Moderated>({
    kind: 'shop.voice-hidden',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: product,
    ko: {
      name: '글 숨김',
      title: (d) => `쓰신 ${ko(d)} 숨겨졌습니다`,
      body: (d) => `${d.nameKo}: 다른 사람에게는 더 보이지 않습니다.\n\n이유: ${d.reason}`,
      action: '상품 보기',
    },
    en: {
      name: 'Something you wrote is hidden',
      title: (d) => `Your ${en(d)} was hidden`,
      body: (d) => `${d.nameEn}: others do not see it any more.\n\nReason: ${d.reason}`,
      action: 'See the product',
    },
  }),
  defineKind<Moderated>({
    kind: 'shop.voice-shown',
    category: 'system',
    channels: ['inbox'],
    link: product,
    ko: {
      name: '글 다시 보임',
      title: (d) => `쓰신 ${ko(d)} 다시 보입니다`,
      body: (d) => `${d.nameKo}: 다른 사람에게도 다시 보입니다.\n\n이유: ${d.reason}`,
      action: '상품 보기',
    },
    en: {
      name: 'Something you wrote is shown again',
      title: (d) => `Your ${en(d)} is shown again`,
      body: (d) => `${d.nameEn}: others see it again.\n\nReason: ${d.reason}`,
      action: 'See the product',
    },
  }),
  defineKind<Asked>({
    kind: 'shop.inquiry-made',
    category: 'system',
    channels: ['inbox'],
    operators: true,
    link: () => '/admin/shop/inquiries',
    ko: {
      name: '새 상품 문의',
      title: (d) => `${d.nameKo}: 새 문의가 있습니다`,
      body: () => '답변을 기다리는 문의가 있습니다.',
      action: '문의 보기',
    },
    en: {
      name: 'A new question',
      title: (d) => `${d.nameEn}: somebody asks`,
      body: () => 'A question waits for an answer.',
      action: 'See the questions',
    },
  }),
];
