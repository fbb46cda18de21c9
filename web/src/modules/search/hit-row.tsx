import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useState } from 'react';
import { ownPath } from '../../api/next-path.ts';
import type { Hit } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import { Jogakbo } from '../../ui/jogakbo.tsx';

/** One thing that was found: its picture, its words with what was hit, and what it costs. */
export function HitRow({ hit }: { hit: Hit }) {
  const format = useFormat();
  const router = useRouter();
  const link = ownPath(hit.link);
  const follow = (event: MouseEvent) => {
    // Another tab or window is the browser's business.
    if (link === undefined || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(link);
  };
  return (
    <a
      href={link}
      onClick={follow}
      className="flex items-center gap-4 rounded-2xl px-3 py-3 transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-3"
    >
      <Thumb hit={hit} />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">
          <Highlighted fragments={hit.title} />
        </span>
        {hit.snippet.length > 0 && (
          <span className="mt-0.5 line-clamp-2 text-[0.95rem] text-muted">
            <Highlighted fragments={hit.snippet} />
          </span>
        )}
      </span>
      {hit.price !== null && <span className="tnum shrink-0 font-bold">{format.won(hit.price)}</span>}
    </a>
  );
}

/** Decoration: the words beside it say what it is. */
function Thumb({ hit }: { hit: Hit }) {
  const [isMissing, setIsMissing] = useState(false);
  const source = ownPath(hit.picture);
  const frame = 'size-16 shrink-0 overflow-hidden rounded-xl';
  if (source === undefined || isMissing) {
    return (
      <span className={frame}>
        <Jogakbo seed={hit.id} className="size-full" />
      </span>
    );
  }
  return (
    <img
      src={source}
      alt=""
      width={64}
      height={64}
      loading="lazy"
      decoding="async"
      onError={() => setIsMissing(true)}
      className={`${frame} bg-sunken object-cover`}
    />
  );
}
