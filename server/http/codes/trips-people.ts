import { type CodeEntry, entry } from './entry.ts';

/** What trips refuse about who takes part, links, and what people say of public trips. */
export const TRIPS_PEOPLE = {
  'trips.role-not-given': entry(
    409,
    '이 사람에게는 줄 수 없는 역할입니다',
    'This person cannot have that role',
    '계정이 없는 동행은 링크로 참여한 뒤에, 만든 사람은 여행을 넘긴 뒤에 역할을 바꿀 수 있습니다. `is`가 지금 역할입니다.',
    'A companion joins by a link first, the owner hands the trip on first. `is` says what they are now.',
  ),
  'trips.owner-stays': entry(
    409,
    '여행을 만든 사람은 바로 나갈 수 없습니다',
    'The owner cannot leave like this',
    '먼저 다른 사람에게 여행을 넘기거나, 여행을 지우세요.',
    'Hand the trip on to somebody first, or delete it.',
  ),
  'trips.person-taken': entry(
    409,
    '이 동행으로 참여할 수 없습니다',
    'You cannot join as this companion',
    '이미 다른 사람이 이 동행으로 참여했거나, 나간 적이 있는 여행입니다. 동행을 고르지 않고 참여하세요.',
    'Somebody else has joined as this companion, or you have been in this trip before. Join as yourself.',
  ),
  'trips.link-not-found': entry(
    404,
    '열 수 없는 링크입니다',
    'This link opens nothing',
    '주소가 잘렸거나 링크가 끝났을 수 있습니다. 링크를 준 사람에게 새로 부탁하세요.',
    'The address may be cut off, or the link has ended. Ask whoever gave it to you for another.',
  ),
  'trips.link-over': entry(
    410,
    '더 쓸 수 없는 초대입니다',
    'This invitation is over',
    '기한이 지났거나, 이미 쓰였거나, 여행에서 나가기 전에 받은 초대입니다. 새 초대를 부탁하세요.',
    'It has expired, was used, or is from before you left the trip. Ask for a new one.',
  ),
  'trips.file-not-found': entry(
    404,
    '여행에 없는 파일입니다',
    'There is no such file in the trip',
    '파일 목록을 새로 읽어 보세요. 누군가 지웠을 수 있습니다.',
    'Read the list of files again: somebody may have removed it.',
  ),
  'trips.comment-not-found': entry(
    404,
    '없는 댓글입니다',
    'There is no such comment',
    '지워졌거나 숨겨졌을 수 있습니다.',
    'It may have been removed or hidden.',
  ),
} as const satisfies Record<string, CodeEntry>;
