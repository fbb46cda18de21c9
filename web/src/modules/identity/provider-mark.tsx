import { KeyRound } from 'lucide-react';

/** Colours that people know each provider by; the letters are ours, no logo is copied. */
const marks: Record<string, { letter: string; className: string }> = {
  kakao: { letter: 'K', className: 'bg-[#fee500] text-[#191919]' },
  naver: { letter: 'N', className: 'bg-[#03c75a] text-white' },
  google: { letter: 'G', className: 'border border-line bg-white text-[#1f1f1f]' },
};

export function ProviderMark({ provider }: { provider: string }) {
  const mark = marks[provider];
  return (
    <span
      aria-hidden="true"
      className={`flex size-7 shrink-0 items-center justify-center rounded-lg text-base font-extrabold ${mark?.className ?? 'bg-sunken text-muted'}`}
    >
      {mark?.letter ?? <KeyRound className="size-4" />}
    </span>
  );
}
