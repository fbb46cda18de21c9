export const ticketsMine = {
  title: '내 티켓',
};
