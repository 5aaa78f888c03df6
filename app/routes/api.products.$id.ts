import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { currentSeller } from "../context.server";
import type { ProductId } from "../domain/ids";
import { productIdSchema } from "../domain/asked";
import { productDecisionSchema } from "../domain/product-decision";
import { askForCategoryNames } from "../flows/ask-for-category-names.server";
import { decideAboutProduct } from "../flows/decide-product.server";
import { askedByJson } from "../requests.server";
import { authenticateExtension, type ExtensionRequest } from "../session.server";
import { isAboutToBeRead, productView } from "../views/product.server";

/** One product for the product page's block: answered from what is stored. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const extension = await authenticateExtension(request);
  const id = productIdSchema.safeParse(params.id);
  return id.success ? answerProduct(extension, id.data) : extension.refuse("not-found");
}

/** Confirms, chooses another category, or asks TikTok Shop again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const extension = await authenticateExtension(request);
  const { context, userId: by, locale, refuse } = extension;
  const id = productIdSchema.safeParse(params.id);
  const asked = await askedByJson(request, productDecisionSchema);
  if (!id.success) return refuse("not-found");
  if (!asked.success) return refuse(asked.refusal);
  const { database, shop } = context;
  const isKnown = (await productView(database, { shopId: shop.id, locale }, id.data)) !== null;
  if (!isKnown && asked.data.intent !== "recommend") return refuse("not-found");
  const seller = await currentSeller(context);
  if (!seller) return refuse("not-connected");
  const decided = await decideAboutProduct(
    context,
    { seller, by },
    { productId: id.data, decision: asked.data },
  );
  if (decided.outcome !== "done") return refuse(decided.outcome);
  return answerProduct(extension, id.data);
}

async function answerProduct(extension: ExtensionRequest, id: ProductId): Promise<Response> {
  const { context, locale } = extension;
  const { database, shop } = context;
  const seenAt = context.now().toISOString();
  const view = () => productView(database, { shopId: shop.id, locale }, id);
  const [found] = await Promise.all([view(), askForCategoryNames(context, locale)]);
  // The shop's own new product: it is there in a moment.
  const isExpected = !found && (await isAboutToBeRead(database, shop.id, id));
  if (isExpected) return extension.answer({ isRead: false }, 202);
  // What a run stored between the two looks is not expected any more, and is there.
  const product = found ?? (await view());
  return product ? extension.answer({ ...product, seenAt }) : extension.refuse("not-found");
}
