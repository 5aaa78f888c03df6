/** What the admin page's script must know; written into the page as JSON. */
export interface AdminContext {
  storeName: string;
  shop: string;
  /** /store/{name}/apps/{handle} */
  appBase: string;
  appOrigin: string;
}
