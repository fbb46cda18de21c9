import { Link } from '@tanstack/react-router';
import {
  Baby,
  Drama,
  Drum,
  LayoutGrid,
  type LucideIcon,
  MicVocal,
  Music4,
  PartyPopper,
  Piano,
  Sparkle,
  Trophy,
  Wind,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShowWords } from './use-show-words.ts';

/** In this order; a genre that this version has no picture of comes last. */
const icons: Record<string, { icon: LucideIcon; tint: string }> = {
  musical: { icon: Music4, tint: 'bg-[#fae5d9] text-[#9c3a12] dark:bg-[#43281b] dark:text-[#ffb795]' },
  play: { icon: Drama, tint: 'bg-[#e2efe6] text-[#1d5a41] dark:bg-[#1d3a2d] dark:text-[#9ad9b8]' },
  concert: { icon: MicVocal, tint: 'bg-[#e6e4f3] text-[#433a86] dark:bg-[#2a2648] dark:text-[#beb5f0]' },
  classic: { icon: Piano, tint: 'bg-[#e3ebf5] text-[#2a4f7c] dark:bg-[#1d2f45] dark:text-[#a6c8ee]' },
  dance: { icon: Wind, tint: 'bg-[#f1e2ea] text-[#7d2d55] dark:bg-[#3e1f30] dark:text-[#eda9ca]' },
  traditional: {
    icon: Drum,
    tint: 'bg-[#ece3da] text-[#6a4320] dark:bg-[#392a1c] dark:text-[#e0b58c]',
  },
  family: { icon: Baby, tint: 'bg-[#f5ecd0] text-[#6d5200] dark:bg-[#3a3015] dark:text-[#ecd083]' },
  festival: { icon: PartyPopper, tint: 'bg-[#fbe3e0] text-[#a02a20] dark:bg-[#46201d] dark:text-[#ffaaa1]' },
  sports: { icon: Trophy, tint: 'bg-[#e4eed6] text-[#46611b] dark:bg-[#2a3617] dark:text-[#c0dc93]' },
};
const otherwise = { icon: Sparkle, tint: 'bg-sunken text-muted' };

export const GENRES = Object.keys(icons);

const itemClass =
  'group flex w-[4.6rem] flex-col items-center gap-1.5 rounded-2xl py-1.5 text-center text-[0.8rem] leading-tight font-semibold md:w-auto';
const roundClass =
  'flex size-14 items-center justify-center rounded-[1.35rem] transition-transform group-hover:-translate-y-0.5 [&>svg]:size-6.5';

/** The way into each genre, one thumb wide. */
export function GenreMenu({ genres }: { genres: readonly string[] }) {
  const { t } = useTranslation();
  const words = useShowWords();
  const shown = [
    ...GENRES.filter((genre) => genres.includes(genre)),
    ...genres.filter((genre) => !GENRES.includes(genre)),
  ];
  return (
    <nav aria-label={t('tickets.genres')}>
      <ul className="no-scrollbar -mx-5 flex gap-1 overflow-x-auto px-5 sm:-mx-8 sm:px-8 md:mx-0 md:grid md:auto-cols-fr md:grid-flow-col md:px-0">
        <li>
          <Link to="/tickets/performances" className={itemClass}>
            <span className={`${roundClass} bg-pine text-pine-ink`}>
              <LayoutGrid aria-hidden="true" strokeWidth={1.8} />
            </span>
            {t('tickets.all')}
          </Link>
        </li>
        {shown.map((genre) => {
          const { icon: Icon, tint } = icons[genre] ?? otherwise;
          return (
            <li key={genre}>
              <Link to="/tickets/performances" search={{ genre }} className={itemClass}>
                <span className={`${roundClass} ${tint}`}>
                  <Icon aria-hidden="true" strokeWidth={1.8} />
                </span>
                {words.genre(genre)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
