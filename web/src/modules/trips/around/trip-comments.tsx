import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import {
  deleteTripComment,
  publicTripKey,
  type TripComment,
  tripCommentsQuery,
  writeTripComment,
} from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { FormError } from '../../../ui/states.tsx';

const MAX_TEXT = 1000;

/** What others say to a public trip, and a line to say something oneself. */
export function TripComments({ tripId }: { tripId: string }) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(tripCommentsQuery(tripId));
  return (
    <Section title={t('tripsAround.comments.title')} className="mt-12 max-w-2xl print:hidden">
      <CommentForm tripId={tripId} />
      <PagedList
        query={comments}
        skeleton={<ListSkeleton rows={2} />}
        empty={<p className="py-4 text-muted">{t('tripsAround.comments.none')}</p>}
      >
        {(items) => (
          <ul className="mt-5 flex flex-col gap-5">
            {items.map((comment) => (
              <li key={comment.commentId}>
                <CommentRow tripId={tripId} comment={comment} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Section>
  );
}

function CommentRow({ tripId, comment }: { tripId: string; comment: TripComment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const author = comment.isFormer ? t('tripsAround.comments.former') : comment.author;
  const remove = useCommand({
    name: `trips-comment-remove:${comment.commentId}`,
    run: (_: null, key) => deleteTripComment(tripId, comment.commentId, key),
    onDone: () => {
      announce(t('tripsAround.comments.removed'));
      void queryClient.invalidateQueries({ queryKey: publicTripKey(tripId) });
    },
  });
  return (
    <article className="flex gap-3">
      <Avatar name={author} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="text-sm">
          <span className="font-bold">{author}</span>
          <span className="ml-2 text-muted">{format.relative(comment.at)}</span>
        </p>
        <p className="whitespace-pre-line">{comment.text}</p>
      </div>
      {comment.mayDelete && (
        <>
          <IconButton
            label={t('tripsAround.comments.remove')}
            icon={<Trash2 aria-hidden="true" className="size-4! text-muted" />}
            onClick={() => setAsking(true)}
          />
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title={t('tripsAround.comments.removeTitle')}
            confirmLabel={t('common.remove')}
            danger
            busy={remove.busy}
            onConfirm={() => remove.submit(null)}
          >
            <FormError error={remove.error} />
          </ConfirmDialog>
        </>
      )}
    </article>
  );
}

function CommentForm({ tripId }: { tripId: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const [text, setText] = useState('');
  const write = useCommand({
    name: `trips-comment:${tripId}`,
    run: (body: { text: string }, key) => writeTripComment(tripId, body, key),
    onDone: () => {
      setText('');
      announce(t('tripsAround.comments.sent'));
      void queryClient.invalidateQueries({ queryKey: publicTripKey(tripId) });
    },
  });
  if (session.status !== 'member') {
    return (
      <Link
        to="/sign-in"
        search={{ next }}
        className="tap inline-flex items-center font-semibold text-accent hover:underline"
      >
        {t('tripsAround.comments.signIn')}
      </Link>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') write.submit({ text: text.trim() });
      }}
      className="flex flex-col gap-2"
    >
      <TextArea
        label={t('tripsAround.comments.write')}
        rows={2}
        maxLength={MAX_TEXT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {!write.busy && <FormError error={write.error} />}
      <Button
        type="submit"
        size="sm"
        variant="secondary"
        className="self-end"
        loading={write.busy}
        disabled={text.trim() === ''}
        icon={<Send aria-hidden="true" className="size-4" />}
      >
        {t('tripsAround.comments.send')}
      </Button>
    </form>
  );
}
