import { Skeleton } from '../../ui/skeleton.tsx';

export function DropCardSkeleton({ count = 3 }: { count?: number }) {
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
        <div key={index} className="overflow-hidden rounded-3xl border border-line/70 bg-surface">
          <Skeleton className="h-40 rounded-none!" />
          <div className="flex flex-col gap-3 p-5">
            <Skeleton className="h-6 w-3/5" />
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="mt-4 h-2" />
          </div>
        </div>
      ))}
    </div>
  );
}
