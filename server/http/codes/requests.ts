import { type CodeEntry, entry } from './entry.ts';

export const REQUESTS = {
  'request.malformed': entry(
    400,
    '요청을 읽을 수 없습니다',
    'The request cannot be read',
    'JSON 문법과 문자 인코딩(UTF-8)을 확인하세요.',
    'Check the JSON syntax and that the text is well-formed UTF-8.',
  ),
  'request.invalid': entry(
    400,
    '요청 내용이 올바르지 않습니다',
    'The request is not valid',
    '`errors`에 표시된 항목을 고쳐 다시 보내세요.',
    'Correct the fields named in `errors` and send it again.',
  ),
  'request.invalid-key': entry(
    400,
    'Idempotency-Key가 올바르지 않습니다',
    'The Idempotency-Key is not valid',
    '공백 없는 ASCII 1–100자를 사용하세요.',
    'Use 1 to 100 printable ASCII characters without spaces.',
  ),
  'request.invalid-cursor': entry(
    400,
    '페이지 위치가 올바르지 않습니다',
    'The cursor is not valid',
    '앞 페이지의 `nextCursor`를 그대로 보내세요.',
    'Pass the `nextCursor` of the previous page unchanged.',
  ),
  'request.too-large': entry(
    413,
    '요청이 너무 큽니다',
    'The request is too large',
    '본문을 줄여 다시 보내세요.',
    'Send a smaller body.',
  ),
  'request.unsupported-media': entry(
    415,
    '지원하지 않는 형식입니다',
    'The media type is not supported',
    'Content-Type: application/json 으로 보내세요.',
    'Send Content-Type: application/json.',
  ),
  'request.too-many': entry(
    429,
    '요청이 너무 잦습니다',
    'Too many requests',
    'Retry-After 초 뒤에 다시 시도하세요.',
    'Try again after Retry-After seconds.',
  ),
  'route.not-found': entry(
    404,
    '없는 주소입니다',
    'There is nothing at this address',
    '주소와 메서드를 API 문서에서 확인하세요.',
    'Check the path and the method in the API documentation.',
  ),
  'server.error': entry(
    500,
    '서버 오류가 발생했습니다',
    'Something went wrong on our side',
    '같은 키로 다시 시도할 수 있습니다. `instance`를 고객센터에 알려 주세요.',
    'You may try again with the same key. Tell support the `instance`.',
  ),
} as const satisfies Record<string, CodeEntry>;
