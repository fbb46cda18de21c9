import { useAccount, useSession } from '../api/hooks.ts';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { GuestHome } from './guest-home.tsx';
import { MemberHome } from './member-home.tsx';

export function HomePage() {
  const session = useSession();
  const account = useAccount();
  if (account !== null) return <MemberHome account={account} />;
  if (session.status === 'guest') return <GuestHome />;
  return (
    <div className="mx-auto max-w-5xl px-5 pt-10 sm:px-8">
      <ListSkeleton rows={4} />
    </div>
  );
}
