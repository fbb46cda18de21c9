export const ticketsMine = {
  title: 'My tickets',
};
