export const waitingRoom = {
  title: '대기실',
};
