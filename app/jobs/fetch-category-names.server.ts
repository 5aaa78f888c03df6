import { marketContexts } from "../context.server";
import { ConnectionLost } from "../flows/errors";
import { fetchCategoryNames } from "../flows/fetch-category-names.server";
import { fetchCategoryNamesJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const fetchCategoryNamesHandler = handlerOf(
  fetchCategoryNamesJob,
  async ({ market, locale }) => {
    for (const context of await marketContexts(market)) {
      try {
        await fetchCategoryNames(context, locale);
        return DONE;
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
      }
    }
    return DONE;
  },
);
