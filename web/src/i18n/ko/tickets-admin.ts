export const ticketsAdmin = {
  title: '티켓 관리',
};
