/** A run of selected products as the app's server answers it. */
export interface Run {
  id: number;
  status: "reading" | "mapping" | "paused" | "finished" | "stopped" | "failed";
  isActive: boolean;
  total: number;
  done: number;
  /** Products that Shopify sent nothing of, and that stay all the same. */
  missed: number;
  /** Products that Shopify sent nothing of, and that were taken out of the lists. */
  putAway: number;
  categories: {
    id: string;
    path: string[] | null;
    permission: "available" | "invite-only" | "restricted" | "prohibited";
    products: number;
    confirmed: number;
  }[];
  toConfirm: number;
  exceptions: { productId: string; title: string; reason: string }[];
  exceptionCount: number;
}
