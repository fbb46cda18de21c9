/** The catalogue's own schemas, as types only. */
import type { Static } from 'typebox';
import type * as baskets from '../../../server/modules/shop/baskets/schemas.ts';
import type * as catalogue from '../../../server/modules/shop/catalogue/schemas.ts';
import type * as community from '../../../server/modules/shop/community/schemas.ts';

export type {
  Category,
  Collection,
  Product,
  ProductPage,
  ProductSort,
  SaleState,
  StockNews,
  Variant,
} from '../../../server/modules/shop/catalogue/schemas.ts';

export type Localized = Static<typeof catalogue.Localized>;
/** A product as it stands in a list. */
export type ProductCard = catalogue.Card;
export type ShopHome = catalogue.Home;
export type CategoryList = Static<typeof catalogue.CategoryList>;
export type CardList = Static<typeof catalogue.CardList>;
export type ShopDropList = Static<typeof catalogue.DropList>;
export type Ranking = catalogue.RankingName;

/** What people say about products. */
export type {
  Author,
  Comment,
  Inquiry,
  Review,
  Reviewable,
  ReviewPage,
  ReviewSort,
} from '../../../server/modules/shop/community/schemas.ts';
export type ReviewBody = community.ReviewBody;
export type OwnReview = Static<typeof community.OwnReview>;
export type ReviewablePage = community.ReviewablePage;
export type CommentPage = Static<typeof community.CommentPage>;
export type InquiryPage = Static<typeof community.InquiryPage>;
export type { LikedProduct, LikePage } from '../../../server/modules/shop/baskets/schemas.ts';
export type MovedToCart = baskets.LikesToCart;
export type Liked = baskets.Liked;
