import type { Command, Decision } from '../../../engine/types.ts';
import { comment, deleteComment } from './comments.ts';
import { answer, deleteInquiry, inquire } from './inquiries.ts';
import { moderate } from './moderation.ts';
import { changeReview, deleteReview, review, vote } from './reviews.ts';
import type { CommunityInput, CommunityState } from './voice.ts';

/** Decides one command on what people say; a refusal changes nothing. */
export function decideCommunity(state: CommunityState, command: Command<CommunityInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'review':
      return review(state, command, input);
    case 'change-review':
      return changeReview(state, command, input);
    case 'delete-review':
      return deleteReview(state, command, input);
    case 'vote':
      return vote(state, command, input);
    case 'comment':
      return comment(state, command, input);
    case 'delete-comment':
      return deleteComment(state, command, input);
    case 'inquire':
      return inquire(state, command, input);
    case 'delete-inquiry':
      return deleteInquiry(state, command, input);
    case 'answer':
      return answer(state, command, input);
    case 'hide':
    case 'show':
      return moderate(state, input);
  }
}
