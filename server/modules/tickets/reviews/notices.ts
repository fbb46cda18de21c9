import type { Notice, NoticeMapping } from '../../../events/catalog.ts';
import { FORMER } from '../../../voices/authors.ts';

/** Members: what they wrote of a show was hidden, or is shown again. */
export const reviewNotices: NoticeMapping = {
  events: ['tickets.review-hidden', 'tickets.review-shown'],
  of: ({ name, data }): Notice[] => {
    const { accountId, performanceId, titleKo, titleEn, reason } = data as Record<string, string>;
    if (accountId === undefined || accountId.startsWith(FORMER)) return [];
    return [
      {
        kind: name,
        to: { accountId },
        data: {
          performanceId: performanceId ?? '',
          titleKo: titleKo ?? '',
          titleEn: titleEn ?? '',
          reason: reason ?? '',
        },
      },
    ];
  },
};
