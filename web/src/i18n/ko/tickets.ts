export const tickets = {
  title: '티켓',
};
