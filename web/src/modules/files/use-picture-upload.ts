import { useCallback, useEffect, useRef, useState } from 'react';
import { uploadPicture } from '../../api/files.ts';
import type { Upload } from '../../api/types.ts';
import { shrink } from './shrink.ts';

export type UploadState =
  | { phase: 'idle' }
  /** `share` of it has left; null: it has all left, and the server is at work. */
  | { phase: 'busy'; preview: string; share: number | null }
  | { phase: 'failed'; file: File; error: unknown };

/** One upload at a time, with its preview; a new choice takes the place of one that is under way. */
export function usePictureUpload(onUploaded: (upload: Upload) => Promise<unknown> | unknown) {
  const [state, setState] = useState<UploadState>({ phase: 'idle' });
  const latest = useRef(onUploaded);
  latest.current = onUploaded;
  const underWay = useRef<AbortController>(undefined);
  const preview = useRef<string>(undefined);

  const end = useCallback((next: UploadState) => {
    if (preview.current !== undefined) URL.revokeObjectURL(preview.current);
    preview.current = undefined;
    underWay.current = undefined;
    setState(next);
  }, []);
  const cancel = useCallback(() => {
    underWay.current?.abort();
    end({ phase: 'idle' });
  }, [end]);
  useEffect(
    () => () => {
      underWay.current?.abort();
      if (preview.current !== undefined) URL.revokeObjectURL(preview.current);
    },
    [],
  );

  const start = useCallback(
    async (file: File) => {
      cancel();
      const controller = new AbortController();
      underWay.current = controller;
      const url = URL.createObjectURL(file);
      preview.current = url;
      const progress = (share: number | null) => {
        if (!controller.signal.aborted) setState({ phase: 'busy', preview: url, share });
      };
      progress(0);
      try {
        const blob = await shrink(file);
        const upload = await uploadPicture(blob, {
          signal: controller.signal,
          onProgress: (share) => progress(share < 1 ? share : null),
        });
        progress(null);
        await latest.current(upload);
        if (!controller.signal.aborted) end({ phase: 'idle' });
      } catch (error) {
        if (!controller.signal.aborted) end({ phase: 'failed', file, error });
      }
    },
    [cancel, end],
  );

  return { state, start, cancel, reset: () => end({ phase: 'idle' }) };
}
