import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useSession } from '../../api/hooks.ts';
import { ownPath } from '../../api/next-path.ts';
import { LogoMark } from '../../ui/logo.tsx';
import { Page } from '../../ui/page.tsx';

type Props = {
  title: string;
  lead: ReactNode;
  next: string | undefined;
  /** A member may be here: the page of a link, whoever opens it. */
  stay?: boolean;
  children: ReactNode;
};

/** The door: one column, and away from here as soon as someone is in. */
export function AuthFrame({ title, lead, next, stay = false, children }: Props) {
  const session = useSession();
  const router = useRouter();
  const to = ownPath(next) ?? '/';
  useEffect(() => {
    if (session.status === 'member' && !stay) router.history.replace(to);
  }, [session.status, stay, router, to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is the next step, which begins at its top
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <Page title={title} narrow hideTitle>
      <div className="mx-auto max-w-sm pt-4 sm:pt-8">
        <LogoMark size={52} />
        <p aria-hidden="true" className="mt-5 text-[1.7rem] font-extrabold tracking-tight">
          {title}
        </p>
        <p className="mt-1 mb-7 text-muted">{lead}</p>
        {children}
      </div>
    </Page>
  );
}

export const authLink =
  'inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline';
