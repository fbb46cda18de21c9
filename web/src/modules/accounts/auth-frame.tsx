import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useSession } from '../../api/hooks.ts';
import { LogoMark } from '../../ui/logo.tsx';
import { Page } from '../../ui/page.tsx';

/** The door: one column, and away from here as soon as someone is in. */
export function AuthFrame(props: {
  title: string;
  lead: string;
  next: string | undefined;
  children: ReactNode;
}) {
  const session = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    if (session.status === 'member') void navigate({ to: props.next ?? '/', replace: true });
  }, [session.status, navigate, props.next]);
  return (
    <Page title={props.title} narrow hideTitle>
      <div className="mx-auto max-w-sm pt-4 sm:pt-8">
        <LogoMark size={52} />
        <p aria-hidden="true" className="mt-5 text-[1.7rem] font-extrabold tracking-tight">
          {props.title}
        </p>
        <p className="mt-1 mb-7 text-muted">{props.lead}</p>
        {props.children}
      </div>
    </Page>
  );
}
