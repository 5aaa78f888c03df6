import { adminOrigin, tellAdmin } from "./admin-channel";
import { authenticateFetch } from "./authenticated-fetch";
import { followBars } from "./bars";
import { moveIntoAdmin, reloadFromBouncePage } from "./bounce";
import { config } from "./config";
import { idToken } from "./id-token";
import { modal, ModalElement } from "./modal";
import { followNavigation } from "./navigation";
import { saveBar, SaveBarElement } from "./save-bar";
import { addStyle } from "./style";
import { toast } from "./toast";

/**
 * Plays https://cdn.shopify.com/shopifycloud/app-bridge.js: what an app can see of it, and nothing
 * about how the real one does it. Elements and methods as in @shopify/app-bridge-types.
 */
const granted = { granted: ["write_products"], required: ["write_products"], optional: [] };

const shopify = {
  config,
  origin: adminOrigin,
  ready: Promise.resolve(),
  environment: { embedded: true, mobile: false, pos: false },
  idToken,
  toast,
  modal,
  saveBar,
  loading: (isLoading = true) => tellAdmin({ kind: "loading", isLoading }),
  user: () => Promise.resolve({ accountAccess: "full" }),
  scopes: {
    query: () => Promise.resolve(granted),
    request: () => Promise.resolve({ result: "granted-all", detail: granted }),
    revoke: () => Promise.resolve({ detail: granted }),
  },
  webVitals: { onReport: () => Promise.resolve() },
};

Object.assign(window, { shopify });

if (!moveIntoAdmin()) {
  addStyle();
  customElements.define("ui-modal", ModalElement);
  customElements.define("ui-save-bar", SaveBarElement);
  authenticateFetch();
  void reloadFromBouncePage().then((isLeaving) => {
    if (isLeaving) return;
    followNavigation();
    followBars();
  });
}
