import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { member } from './guarded.ts';

/** What is bought straight from its page, past the cart: `VARIANT.2~VARIANT.1`. */
const buySearch = ({ buy }: Record<string, unknown>): { buy?: string } =>
  typeof buy === 'string' && buy.length <= 4000 ? { buy } : {};

const checkout = createRoute({
  getParentRoute: () => member,
  path: '/shop/checkout',
  validateSearch: buySearch,
  component: lazyRouteComponent(
    () => import('../../modules/shop/checkout/checkout-page.tsx'),
    'CheckoutPage',
  ),
});
const orders = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders',
  component: lazyRouteComponent(() => import('../../modules/shop/orders/orders-page.tsx'), 'OrdersPage'),
});
const order = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders/$orderId',
  component: lazyRouteComponent(() => import('../../modules/shop/orders/order-page.tsx'), 'OrderPage'),
});
const done = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders/$orderId/done',
  component: lazyRouteComponent(() => import('../../modules/shop/orders/done-page.tsx'), 'OrderDonePage'),
});
const pay = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders/$orderId/pay',
  component: lazyRouteComponent(
    () => import('../../modules/shop/checkout/pay-order-page.tsx'),
    'PayOrderPage',
  ),
});
const giveBack = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders/$orderId/return',
  component: lazyRouteComponent(
    () => import('../../modules/shop/orders/return-page.tsx'),
    'ReturnRequestPage',
  ),
});
const addresses = createRoute({
  getParentRoute: () => member,
  path: '/account/addresses',
  component: lazyRouteComponent(
    () => import('../../modules/shop/addresses/addresses-page.tsx'),
    'AddressesPage',
  ),
});

/** What members have bought, and how they buy it. */
export const memberShopRoutes = [checkout, orders, order, done, pay, giveBack, addresses] as const;
