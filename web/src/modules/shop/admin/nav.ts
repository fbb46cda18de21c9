import {
  BadgePercent,
  ChartColumn,
  FileUp,
  FolderTree,
  LayoutGrid,
  MessageCircleQuestion,
  Package,
  ReceiptText,
  Settings2,
  Star,
  Undo2,
} from 'lucide-react';

/** The operator's pages of the shop, in the order of their menu. */
export const SHOP_ADMIN_PAGES = [
  { to: '/admin/shop', label: 'dashboard', icon: ChartColumn },
  { to: '/admin/shop/orders', label: 'orders', icon: ReceiptText },
  { to: '/admin/shop/returns', label: 'returns', icon: Undo2 },
  { to: '/admin/shop/products', label: 'products', icon: Package },
  { to: '/admin/shop/inquiries', label: 'inquiries', icon: MessageCircleQuestion },
  { to: '/admin/shop/reviews', label: 'reviews', icon: Star },
  { to: '/admin/shop/promotions', label: 'promotions', icon: BadgePercent },
  { to: '/admin/shop/categories', label: 'categories', icon: FolderTree },
  { to: '/admin/shop/collections', label: 'collections', icon: LayoutGrid },
  { to: '/admin/shop/imports', label: 'imports', icon: FileUp },
  { to: '/admin/shop/settings', label: 'settings', icon: Settings2 },
] as const;
