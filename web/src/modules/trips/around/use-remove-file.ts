import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { filesQuery, removeFile, type TripFile } from '../../../api/trips-around.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';

/** So long the page waits before it really throws something away. */
const UNDO_MS = 6_000;

/** Takes a file off the page at once, and off the trip when nobody has taken that back. */
export function useRemoveFile(tripId: string) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef(new Map<string, () => void>());
  const back = useCallback(
    (fileId: string) =>
      setGone((old) => {
        const next = new Set(old);
        next.delete(fileId);
        return next;
      }),
    [],
  );
  // Whoever leaves the page has meant it.
  useEffect(() => {
    const all = waiting.current;
    return () => {
      for (const act of [...all.values()]) act();
    };
  }, []);
  const remove = ({ fileId, name }: TripFile) => {
    setGone((old) => new Set([...old, fileId]));
    const act = () => {
      clearTimeout(timer);
      waiting.current.delete(fileId);
      removeFile(tripId, fileId, newKey())
        .then(() => queryClient.invalidateQueries({ queryKey: filesQuery(tripId).queryKey }))
        .catch((error: unknown) => {
          back(fileId);
          toast(errorText(error));
        });
    };
    const timer = setTimeout(act, UNDO_MS);
    waiting.current.set(fileId, act);
    const said = t('tripsAround.files.removed', { name });
    announce(said);
    toast(said, {
      duration: UNDO_MS,
      action: {
        label: t('tripsAround.files.undo'),
        onClick: () => {
          clearTimeout(timer);
          waiting.current.delete(fileId);
          back(fileId);
        },
      },
    });
  };
  return { gone, remove };
}
