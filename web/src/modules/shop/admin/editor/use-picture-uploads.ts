import { useCallback, useEffect, useRef, useState } from 'react';
import { uploadPicture } from '../../../../api/files.ts';
import type { Upload } from '../../../../api/types.ts';
import { shrink } from '../../../files/shrink.ts';
import { newDraftKey } from './draft.ts';

type UnderWay = {
  key: string;
  file: File;
  preview: string;
  /** How much has left; null: all, and the server is at work. */
  share: number | null;
  error: unknown;
};

/** Several pictures on their way, one after the other, so that they come in the order in which they were chosen. */
export function usePictureUploads(onUploaded: (upload: Upload) => void) {
  const [underWay, setUnderWay] = useState<UnderWay[]>([]);
  const latest = useRef(onUploaded);
  latest.current = onUploaded;
  const stops = useRef(new Map<string, AbortController>());
  const line = useRef(Promise.resolve());
  useEffect(() => {
    const open = stops.current;
    return () => {
      for (const stop of open.values()) stop.abort();
    };
  }, []);

  const update = useCallback((key: string, change: Partial<UnderWay>) => {
    setUnderWay((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);
  const drop = useCallback((key: string) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setUnderWay((all) => {
      const gone = all.find((one) => one.key === key);
      if (gone !== undefined) URL.revokeObjectURL(gone.preview);
      return all.filter((one) => one.key !== key);
    });
  }, []);

  const send = useCallback(
    (key: string, file: File) => {
      const stop = new AbortController();
      stops.current.set(key, stop);
      line.current = line.current.then(async () => {
        if (stop.signal.aborted) return;
        try {
          const upload = await uploadPicture(await shrink(file), {
            signal: stop.signal,
            onProgress: (share) => update(key, { share: share < 1 ? share : null }),
          });
          if (stop.signal.aborted) return;
          drop(key);
          latest.current(upload);
        } catch (error) {
          if (!stop.signal.aborted) update(key, { error });
        }
      });
    },
    [drop, update],
  );
  const add = (files: readonly File[]) => {
    const begun = files.map((file) => ({
      key: newDraftKey(),
      file,
      preview: URL.createObjectURL(file),
      share: 0,
      error: null,
    }));
    setUnderWay((all) => [...all, ...begun]);
    for (const { key, file } of begun) send(key, file);
  };
  const retry = (key: string) => {
    const one = underWay.find((other) => other.key === key);
    if (one === undefined) return;
    update(key, { error: null, share: 0 });
    send(key, one.file);
  };
  return { underWay, add, drop, retry };
}
