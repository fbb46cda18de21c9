import type {
  AdminVenue,
  Genre,
  PerformanceStatus,
  PerformerKind,
  Region,
} from '../../../api/tickets-admin-types.ts';
import type { BadgeTone } from '../../../ui/badge.tsx';

// The server's lists; the types above keep them whole.
export const GENRES: readonly Genre[] = [
  'musical',
  'play',
  'concert',
  'classic',
  'dance',
  'traditional',
  'family',
  'festival',
  'sports',
];
export const REGIONS: readonly Region[] = [
  'seoul',
  'incheon',
  'gyeonggi',
  'gangwon',
  'sejong',
  'daejeon',
  'chungbuk',
  'chungnam',
  'gwangju',
  'jeonbuk',
  'jeonnam',
  'daegu',
  'gyeongbuk',
  'busan',
  'ulsan',
  'gyeongnam',
  'jeju',
];
export const PERFORMER_KINDS: readonly PerformerKind[] = [
  'actor',
  'singer',
  'musician',
  'dancer',
  'group',
  'orchestra',
  'other',
];
export const STATUSES: readonly PerformanceStatus[] = ['draft', 'published', 'hidden', 'ended'];
export const statusTone: Record<PerformanceStatus, BadgeTone> = {
  draft: 'neutral',
  published: 'good',
  hidden: 'warn',
  ended: 'info',
};
export const VENUE_STATUSES: readonly AdminVenue['status'][] = ['open', 'closed'];
