export const waitingRoom = {
  title: 'Waiting room',
};
