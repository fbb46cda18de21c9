import type { Notice, NoticeMapping } from '../../../events/catalog.ts';
import { FORMER } from '../../../voices/authors.ts';

type About = { accountId: string; productId: string; nameKo: string; nameEn: string };
type Answered = About & { wasAnswered: boolean };
type Moderated = About & { voice: string; reason: string };

/** Members: their question is answered, what they wrote was hidden or is shown again. Operators: somebody asks. */
export const communityNotices: NoticeMapping = {
  events: ['shop.inquiry-made', 'shop.inquiry-answered', 'shop.voice-hidden', 'shop.voice-shown'],
  of: ({ name, key, data }): Notice[] => {
    const { accountId, productId, nameKo, nameEn } = data as About;
    const about = { productId, nameKo, nameEn };
    if (name === 'shop.inquiry-made') {
      return [{ kind: 'shop.inquiry-made', to: { operators: true }, data: { inquiryId: key, ...about } }];
    }
    if (accountId === FORMER) return [];
    const to = { accountId };
    if (name === 'shop.inquiry-answered') {
      const changed = (data as Answered).wasAnswered ? 1 : 0;
      return [{ kind: 'shop.inquiry-answered', to, data: { inquiryId: key, changed, ...about } }];
    }
    const { voice, reason } = data as Moderated;
    return [{ kind: name, to, data: { voice, reason, ...about } }];
  },
};
