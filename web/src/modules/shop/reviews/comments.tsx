import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { MessageCircle, Send, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { newKey } from '../../../api/intent.ts';
import { commentsQuery, deleteComment, type Subject, writeComment } from '../../../api/shop-community.ts';
import type { Comment } from '../../../api/shop-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { plainLines } from '../plain-text.ts';
import { useAuthorName } from './use-author-name.ts';

const MAX_TEXT = 500;

/** A button that opens what others have said to it, and a line to say something oneself. */
export function Comments({ subject, count }: { subject: Subject; count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="tap tnum inline-flex items-center gap-1.5 rounded-full px-3 text-sm font-semibold text-muted hover:bg-sunken hover:text-ink"
      >
        <MessageCircle aria-hidden="true" className="size-4" />
        {t('shop.comments.title')}
        {count > 0 && <span>{format.number(count)}</span>}
      </button>
      <div id={id} className="order-last w-full empty:hidden">
        {open && <CommentList subject={subject} />}
      </div>
    </>
  );
}

/** All that was said to it, and a line to say something oneself. */
export function CommentList({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(commentsQuery(subject));
  return (
    <div className="mt-2 rounded-2xl bg-sunken/60 p-4">
      <PagedList
        query={comments}
        skeleton={<ListSkeleton rows={2} />}
        empty={<p className="pb-3 text-sm text-muted">{t('shop.comments.none')}</p>}
      >
        {(items) => (
          <ul className="flex flex-col gap-3 pb-4">
            {items.map((comment) => (
              <li key={comment.commentId}>
                <CommentRow comment={comment} subject={subject} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      <CommentForm subject={subject} />
    </div>
  );
}

function CommentRow({ comment, subject }: { comment: Comment; subject: Subject }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const author = useAuthorName()(comment.author);
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await deleteComment(comment.commentId, newKey());
      announce(t('shop.comments.deleted'));
      await queryClient.invalidateQueries({ queryKey: commentsQuery(subject).queryKey });
    } catch (error) {
      toast(errorText(error));
    }
    setBusy(false);
    setAsking(false);
  };
  return (
    <article className="flex gap-3">
      <Avatar name={author} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="text-sm">
          <span className="font-bold">{author}</span>
          <span className="ml-2 text-muted">{format.relative(comment.createdAt)}</span>
        </p>
        <p className="whitespace-pre-line">{comment.text}</p>
      </div>
      {comment.isMine && (
        <>
          <IconButton
            label={t('shop.comments.delete')}
            icon={<Trash2 aria-hidden="true" className="size-4! text-muted" />}
            onClick={() => setAsking(true)}
          />
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title={t('shop.comments.deleteTitle')}
            confirmLabel={t('common.remove')}
            danger
            busy={isBusy}
            onConfirm={() => void remove()}
          />
        </>
      )}
    </article>
  );
}

function CommentForm({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const [text, setText] = useState('');
  const write = useCommand({
    name: `comment:${subject.kind}:${subject.id}`,
    run: (body: { text: string }, key) => writeComment(subject, body, key),
    onDone: () => {
      setText('');
      announce(t('shop.comments.sent'));
      void queryClient.invalidateQueries({ queryKey: commentsQuery(subject).queryKey });
    },
  });
  if (session.status !== 'member') {
    return (
      <Link
        to="/sign-in"
        search={{ next }}
        className="tap inline-flex items-center font-semibold text-accent hover:underline"
      >
        {t('shop.comments.signIn')}
      </Link>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') write.submit({ text: plainLines(text) });
      }}
      className="flex flex-col gap-2"
    >
      <div className="flex items-end gap-2">
        <Field
          label={t('shop.comments.write')}
          className="flex-1"
          maxLength={MAX_TEXT}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          type="submit"
          variant="secondary"
          aria-label={t('shop.comments.send')}
          loading={write.busy}
          disabled={text.trim() === ''}
          icon={<Send aria-hidden="true" className="size-5" />}
        />
      </div>
      {!write.busy && <FormError error={write.error} />}
    </form>
  );
}
