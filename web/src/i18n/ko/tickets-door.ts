export const ticketsDoor = {
  title: '입장 확인',
};
