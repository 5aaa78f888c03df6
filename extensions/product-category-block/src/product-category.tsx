import { useState } from "preact/hooks";
import { numericId, pathText, type Translate } from "../../shared/texts";
import { Alternatives } from "./alternatives";
import { CategorySearch } from "./category-search";
import { Doubt } from "./doubt";
import { doubtfulCategory, type Decision, type Product } from "./product";
import { useProduct, type ProductCard } from "./use-product";

interface ProductCategoryProps {
  /** `gid://shopify/Product/…` */
  productGid: string;
  t: Translate;
}

/** A product's TikTok Shop category, and everything that can be decided about it. */
export function ProductCategory({ productGid, t }: ProductCategoryProps) {
  const productId = numericId(productGid);
  const card = useProduct(productId);
  return (
    <s-stack direction="block" gap="base">
      {card.failed ? <s-banner tone="critical">{t(`failed.${card.failed}`)}</s-banner> : null}
      <Content card={card} t={t} />
      <s-link href={`app:app/products/${productId}`}>{t("openInApp")}</s-link>
    </s-stack>
  );
}

function Content({ card, t }: { card: ProductCard; t: Translate }) {
  const { state } = card;
  switch (state.kind) {
    case "loading":
      return <s-spinner accessibilityLabel={t("loading")} />;
    case "unavailable":
      return (
        <s-banner tone="warning">
          {t("unavailable")}
          <s-button slot="secondary-actions" onClick={() => void card.look()}>
            {t("tryAgain")}
          </s-button>
        </s-banner>
      );
    case "unread":
      return <Unread isReading={state.isReading} card={card} t={t} />;
    case "known":
      return <Known product={state.product} card={card} t={t} />;
  }
}

function Unread({ isReading, card, t }: { isReading: boolean; card: ProductCard; t: Translate }) {
  return (
    <>
      <s-text>{isReading ? t("recommending") : t("unread")}</s-text>
      <s-button
        variant="primary"
        loading={isReading}
        onClick={() => void card.decide({ intent: "recommend" })}
      >
        {t("recommend")}
      </s-button>
    </>
  );
}

function Known({ product, card, t }: { product: Product; card: ProductCard; t: Translate }) {
  const [asked, setAsked] = useState<Decision | null>(null);
  if (product.connection !== "connected") {
    return (
      <s-banner tone="warning">
        {t("notConnected")}
        <s-button slot="secondary-actions" href="app:app/connection">
          {t("connect")}
        </s-button>
      </s-banner>
    );
  }
  const doubtful = asked && doubtfulCategory(product, asked);
  const take = (decision: Decision) => {
    setAsked(null);
    void card.decide(decision);
  };
  const decide = (decision: Decision) =>
    doubtfulCategory(product, decision) ? setAsked(decision) : take(decision);
  return (
    <>
      <Category product={product} t={t} />
      {asked && doubtful ? (
        <Doubt
          category={doubtful}
          onUse={() => take(asked)}
          onCancel={() => setAsked(null)}
          t={t}
        />
      ) : null}
      <Notes product={product} decide={decide} t={t} />
      <Actions product={product} isSaving={card.isSaving} decide={decide} t={t} />
      <Alternatives product={product} decide={decide} t={t} />
      <CategorySearch decide={decide} t={t} />
    </>
  );
}

const TONES = {
  new: "neutral",
  recommended: "info",
  confirmed: "success",
  "needs-attention": "warning",
} as const;

function Category({ product, t }: { product: Product; t: Translate }) {
  const { category, status, localCategory } = product;
  return (
    <s-stack direction="block" gap="small">
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-text type="strong">{category?.path.at(-1) ?? t("noCategory")}</s-text>
        <s-badge tone={TONES[status]}>{t(`status.${status}`)}</s-badge>
        {category && category.permission !== "available" ? (
          <s-badge tone="warning">{t(`permission.${category.permission}`)}</s-badge>
        ) : null}
      </s-stack>
      {category ? <s-text color="subdued">{pathText(category.path)}</s-text> : null}
      <s-text color="subdued">{t("localCategory", { category: localCategory })}</s-text>
    </s-stack>
  );
}

interface NotesProps {
  product: Product;
  decide(decision: Decision): void;
  t: Translate;
}

/** What the merchant should know before deciding. */
function Notes({ product, decide, t }: NotesProps) {
  const { reason, reasonDetail, status, recommendation, category } = product;
  const isOther = recommendation && category && recommendation.id !== category.id;
  return (
    <>
      {product.isRecommending ? <s-text>{t("recommending")}</s-text> : null}
      {status === "needs-attention" && reason ? (
        <s-banner tone="warning">
          {t(`attention.${reason}`)}
          {reasonDetail ? ` (${reasonDetail})` : null}
        </s-banner>
      ) : null}
      {product.hasChangedSinceConfirmed ? (
        <s-banner tone="warning">{t("changedSince")}</s-banner>
      ) : null}
      {isOther && recommendation.isUsable ? (
        <s-stack direction="inline" gap="small" alignItems="center">
          <s-text>{t("recommendedInstead", { path: pathText(recommendation.path) })}</s-text>
          <s-button onClick={() => decide({ intent: "choose", category: recommendation })}>
            {t("use")}
          </s-button>
        </s-stack>
      ) : null}
    </>
  );
}

function Actions({ product, isSaving, decide, t }: NotesProps & { isSaving: boolean }) {
  const { status, reason, category, hasChangedSinceConfirmed, isRecommending } = product;
  return (
    <s-stack direction="inline" gap="small">
      {status === "recommended" && category ? (
        <s-button
          variant="primary"
          disabled={isSaving}
          onClick={() => decide({ intent: "confirm" })}
        >
          {t("confirm")}
        </s-button>
      ) : null}
      {hasChangedSinceConfirmed && category ? (
        <s-button
          variant="primary"
          disabled={isSaving}
          onClick={() => decide({ intent: "choose", category })}
        >
          {t("confirmAgain")}
        </s-button>
      ) : null}
      {reason === "category-invite-only" && category?.isUsable ? (
        <s-button disabled={isSaving} onClick={() => decide({ intent: "choose", category })}>
          {t("keep")}
        </s-button>
      ) : null}
      <s-button
        loading={isRecommending}
        disabled={isSaving || isRecommending}
        onClick={() => decide({ intent: "recommend" })}
      >
        {status === "new" ? t("recommend") : t("recommendAgain")}
      </s-button>
    </s-stack>
  );
}
