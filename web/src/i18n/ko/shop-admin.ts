export const shopAdmin = {
  title: '쇼핑 관리',
};
