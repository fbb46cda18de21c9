import { defineKind, type Kind } from '../kind.ts';

type Titled = { tripId: string; title: string };
/** `byId` and `memberId` are names by the time that they are worded. */
type By = Titled & { byId: string };
type Invited = By & { linkId: string };
/** `token` is made when the mail is sent. */
type InvitedByMail = { title: string; byId: string; proofId: string; token: string };
type Joined = Titled & { memberId: string };
type Reasoned = Titled & { reason: string };

const DAY_MS = 86_400_000;
const trip = (d: Titled): string => `/trips/${d.tripId}`;
const explored = (d: Titled): string => `/trips/explore/${d.tripId}`;

/** What people are told about trips that they take part in, or show to everybody. */
export const TRIP_KINDS: readonly Kind[] = [
  defineKind<Invited>({
    kind: 'trips.invited',
    category: 'system',
    channels: ['inbox', 'mail'],
    people: ['byId'],
    usefulForMs: 14 * DAY_MS,
    link: (d) => `/trips/join/${d.linkId}`,
    ko: {
      name: '여행 초대',
      title: (d) => `${d.byId}님이 여행에 초대했어요: ${d.title}`,
      body: () => '함께 계획을 짜고, 비용을 나누고, 바뀐 일정을 바로 볼 수 있어요.',
      action: '초대 보기',
    },
    en: {
      name: 'Invited to a trip',
      title: (d) => `${d.byId} invited you to a trip: ${d.title}`,
      body: () => 'Plan together, share what it costs, and see changes as they are made.',
      action: 'See the invitation',
    },
  }),
  defineKind<InvitedByMail>({
    kind: 'trips.invited-by-mail',
    category: 'system',
    channels: ['mail'],
    possible: ['mail'],
    people: ['byId'],
    proof: true,
    usefulForMs: 14 * DAY_MS,
    link: (d) => `/trips/join/${encodeURIComponent(d.token)}`,
    ko: {
      name: '여행 초대 메일',
      title: (d) => `${d.byId}님이 여행에 초대했어요: ${d.title}`,
      body: () =>
        '마당에서 함께 여행을 계획하자는 초대입니다. 아래 단추를 누르면 초대를 볼 수 있고, 계정을 만들면 참여할 수 있어요. ' +
        '이 초대는 한 사람만 쓸 수 있으니 다른 사람에게 전달하지 마세요.\n\n모르는 사람의 초대라면 이 메일을 지우세요.',
      action: '초대 보기',
    },
    en: {
      name: 'Mail: invited to a trip',
      title: (d) => `${d.byId} invited you to a trip: ${d.title}`,
      body: () =>
        'Somebody would like to plan a trip with you on Madang. The button shows the invitation; with an account you can join. ' +
        'It is good for one person, so do not pass it on.\n\nIf you do not know who sent it, delete this mail.',
      action: 'See the invitation',
    },
  }),
  defineKind<Joined>({
    kind: 'trips.joined',
    category: 'system',
    channels: ['inbox'],
    people: ['memberId'],
    usefulForMs: 7 * DAY_MS,
    link: (d) => `/trips/${d.tripId}/people`,
    ko: {
      name: '여행 참여',
      title: (d) => `${d.memberId}님이 여행에 참여했어요: ${d.title}`,
      body: () => '역할은 함께하는 사람 화면에서 바꿀 수 있어요.',
      action: '함께하는 사람 보기',
    },
    en: {
      name: 'Somebody joined your trip',
      title: (d) => `${d.memberId} joined your trip: ${d.title}`,
      body: () => 'You can change what they may do on the page of people.',
      action: 'See the people',
    },
  }),
  defineKind<Titled>({
    kind: 'trips.removed',
    category: 'system',
    channels: ['inbox'],
    link: () => '/trips',
    ko: {
      name: '여행에서 빠짐',
      title: (d) => `더 이상 함께하지 않는 여행이에요: ${d.title}`,
      body: () => '여행을 만든 사람이 회원님을 여행에서 뺐어요. 정산할 것이 남았다면 직접 물어보세요.',
      action: '내 여행 보기',
    },
    en: {
      name: 'Removed from a trip',
      title: (d) => `You are no longer part of a trip: ${d.title}`,
      body: () => 'Its owner took you off it. If there is still something to settle, ask them.',
      action: 'See your trips',
    },
  }),
  defineKind<By>({
    kind: 'trips.handed-on',
    category: 'system',
    channels: ['inbox', 'mail'],
    people: ['byId'],
    link: trip,
    ko: {
      name: '여행 넘겨받음',
      title: (d) => `이제 회원님의 여행이에요: ${d.title}`,
      body: (d) => `${d.byId}님이 여행을 넘겼어요. 초대와 공개, 삭제는 이제 회원님이 정해요.`,
      action: '여행 보기',
    },
    en: {
      name: 'A trip is yours now',
      title: (d) => `This trip is yours now: ${d.title}`,
      body: (d) => `${d.byId} handed it on to you. Invitations, publishing and deleting are up to you.`,
      action: 'See the trip',
    },
  }),
  defineKind<By>({
    kind: 'trips.commented',
    category: 'system',
    channels: ['inbox'],
    people: ['byId'],
    usefulForMs: 7 * DAY_MS,
    link: explored,
    ko: {
      name: '내 여행에 댓글',
      title: (d) => `공개한 여행에 댓글이 달렸어요: ${d.title}`,
      body: () => '어떤 이야기인지 확인해 보세요.',
      action: '댓글 보기',
    },
    en: {
      name: 'A comment on your trip',
      title: (d) => `Somebody commented on your trip: ${d.title}`,
      body: () => 'See what they say.',
      action: 'See the comment',
    },
  }),
  ...moderated('trips.hidden', trip, {
    ko: [
      '여행 숨김',
      '공개한 여행이 숨겨졌습니다',
      '다른 사람에게는 더 보이지 않습니다. 함께하는 사람은 그대로 볼 수 있습니다.',
    ],
    en: [
      'Your trip is hidden',
      'Your public trip was hidden',
      'Others do not see it any more. Its people still do.',
    ],
  }),
  ...moderated('trips.shown', explored, {
    ko: ['여행 다시 보임', '여행이 다시 공개되었습니다', '다른 사람에게도 다시 보입니다.'],
    en: ['Your trip is shown again', 'Your trip is public again', 'Others see it again.'],
  }),
  ...moderated('trips.comment-hidden', explored, {
    ko: ['여행 댓글 숨김', '쓰신 댓글이 숨겨졌습니다', '다른 사람에게는 더 보이지 않습니다.'],
    en: ['Your comment on a trip is hidden', 'Your comment was hidden', 'Others do not see it any more.'],
  }),
  ...moderated('trips.comment-shown', explored, {
    ko: ['여행 댓글 다시 보임', '쓰신 댓글이 다시 보입니다', '다른 사람에게도 다시 보입니다.'],
    en: ['Your comment on a trip is shown again', 'Your comment is shown again', 'Others see it again.'],
  }),
];

type Words = readonly [name: string, title: string, body: string];

/** What an operator did to something, and why. */
function moderated(
  kind: string,
  link: (d: Titled) => string,
  { ko, en }: { readonly ko: Words; readonly en: Words },
): Kind[] {
  const words = ([name, title, body]: Words, reason: string, action: string) => ({
    ...{ name, action },
    title: (d: Reasoned) => `${title}: ${d.title}`,
    body: (d: Reasoned) => `${body}\n\n${reason}: ${d.reason}`,
  });
  return [
    defineKind<Reasoned>({
      ...{ kind, category: 'system', channels: ['inbox', 'mail'], link },
      ko: words(ko, '이유', '여행 보기'),
      en: words(en, 'Reason', 'See the trip'),
    }),
  ];
}
