export type SseMessage = { id: string | null; event: string; data: string; retryMs: number | null };

/**
 * Cuts a text stream into server-sent events (WHATWG HTML, 9.2.6). Returns a function that takes chunks as
 * they come and gives the messages that are complete.
 */
export function sseParser(): (chunk: string) => SseMessage[] {
  let rest = '';
  let message = empty();
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    const done: SseMessage[] = [];
    for (const line of lines) {
      if (line === '') {
        if (message.data !== '' || message.retryMs !== null)
          done.push({ ...message, data: message.data.slice(0, -1) });
        message = empty();
      } else readField(line, message);
    }
    return done;
  };
}

const empty = (): SseMessage => ({ id: null, event: 'message', data: '', retryMs: null });

function readField(line: string, message: SseMessage): void {
  const colon = line.indexOf(':');
  if (colon === 0) return; // a comment: the heartbeat
  const field = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (field === 'data') message.data += `${value}\n`;
  else if (field === 'event') message.event = value;
  else if (field === 'id') message.id = value;
  else if (field === 'retry' && /^\d+$/.test(value)) message.retryMs = Number(value);
}
