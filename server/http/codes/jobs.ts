import { type CodeEntry, entry } from './entry.ts';

export const JOBS = {
  'job.not-found': entry(
    404,
    '그런 작업이 없습니다',
    'There is no such job',
    '작업 이름을 확인하세요.',
    'Check the name of the job.',
  ),
  'job.run-not-found': entry(
    404,
    '그런 실행 기록이 없습니다',
    'There is no such run',
    '오래된 기록은 지워집니다. 작업의 실행 목록을 확인하세요.',
    'Old ones are purged. See the runs of the job.',
  ),
  'job.failure-not-found': entry(
    404,
    '그런 실패 항목이 없습니다',
    'There is no such failed item',
    '이미 처리되었을 수 있습니다. 목록을 새로 고치세요.',
    'It may have been done by now. Refresh the list.',
  ),
  'job.running': entry(
    409,
    '이미 실행 중인 작업입니다',
    'The job is running already',
    '끝날 때까지 기다리거나 멈춘 뒤에 다시 하세요.',
    'Wait until it has ended, or stop it first.',
  ),
  'job.invalid-schedule': entry(
    422,
    '쓸 수 없는 일정입니다',
    'The schedule cannot be used',
    '다섯 칸이나 여섯 칸의 cron 형식으로, 5초에 한 번보다 드물게 정하세요.',
    'Give a cron pattern of five or six fields that comes at most every 5 seconds.',
  ),
} as const satisfies Record<string, CodeEntry>;
