import { parentPort } from 'node:worker_threads';
import { ProblemError } from '../../http/problem-error.ts';
import { type Answer, type Fault, READY } from './messages.ts';

/** SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB: the last eight bits of what SQLite says. */
const CANNOT_OPEN = 14;
const CORRUPT = [11, 26];

/** The file has other tables than this version reads. */
export class WrongLayout extends Error {
  override readonly name = 'WrongLayout';
}

function faultOf(error: unknown): Fault {
  const { message, errcode } = error as Error & { errcode?: number };
  const number = errcode === undefined ? null : errcode & 0xff;
  const isDamaged = error instanceof WrongLayout || (number !== null && CORRUPT.includes(number));
  return {
    message,
    code: error instanceof ProblemError ? error.code : null,
    file: isDamaged ? 'damaged' : number === CANNOT_OPEN ? 'missing' : null,
  };
}

/** Answers each message of the main thread, one after the other. */
export function serve<Request>(handle: (request: Request) => unknown): void {
  const port = parentPort!;
  port.on('message', ({ no, request }: { no: number; request: Request }) => {
    let answer: Answer;
    try {
      answer = { no, value: handle(request) };
    } catch (error) {
      answer = { no, fault: faultOf(error) };
    }
    port.postMessage(answer);
  });
  // It has read its program: from now on its time counts.
  port.postMessage({ no: READY, value: null } satisfies Answer);
}
