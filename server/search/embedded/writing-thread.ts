import { setPriority } from 'node:os';
import { IndexFile } from './index-file.ts';
import type { WriteRequest } from './messages.ts';
import { serve } from './thread-side.ts';

/** Behind whatever answers people; on Linux a priority is that of the thread which asks for it. */
const NICE = 10;
if (process.platform === 'linux') setPriority(NICE);

const files = new Map<string, IndexFile>();

function fileAt({ path, erases }: WriteRequest): IndexFile {
  const known = files.get(path);
  if (known) return known;
  const file = new IndexFile(path, erases);
  files.set(path, file);
  return file;
}

function handle(request: WriteRequest): unknown {
  switch (request.kind) {
    case 'open':
      fileAt(request);
      return;
    case 'position':
      return fileAt(request).position;
    case 'apply':
      return fileAt(request).apply(request.changes, request.isRebuild);
    case 'tidy':
      return fileAt(request).tidy(request.isFirst);
    case 'settle':
      return fileAt(request).settle();
    case 'close':
      files.get(request.path)?.close();
      files.delete(request.path);
  }
}

serve(handle);
