import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductCategory, ProductView } from "../../views/product.server";
import { CategoryPicker } from "../category-picker/category-picker";
import { PermissionBadge } from "../category-picker/permission-badge";
import { WarningDialog } from "../category-picker/warning-dialog";
import { ProductAlternatives } from "./product-alternatives";
import { ProductNotices } from "./product-notices";

const TONES = {
  new: undefined,
  recommended: "info",
  confirmed: "success",
  "needs-attention": "attention",
} as const;

/** What is decided, and the category that the product has then. */
interface Decision {
  intent: "confirm" | "choose";
  category: ProductCategory;
}

/** The product's TikTok Shop category, why it needs attention, and what can be decided. */
export function ProductDecision({ product, seenAt }: { product: ProductView; seenAt: string }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ error: string | null }>();
  const [isChoosing, setChoosing] = useState(false);
  const [doubtful, setDoubtful] = useState<Decision | null>(null);
  const { category, status } = product;
  const isBusy = fetcher.state !== "idle";
  const take = ({ intent, category: { id } }: Decision) => {
    setDoubtful(null);
    fetcher.submit(
      { intent, seenAt, categoryId: id },
      {
        method: "post",
      },
    );
  };
  const decide = (decision: Decision) =>
    decision.category.permission === "available" ? take(decision) : setDoubtful(decision);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("mappings.tikTokShopCategory")}
          </Text>
          <Badge tone={TONES[status]}>{t(`mappings.status.${status}`)}</Badge>
        </InlineStack>
        {!isBusy && fetcher.data?.error ? (
          <Banner tone="critical">{t(problemOf(fetcher.data.error))}</Banner>
        ) : null}
        <ProductNotices product={product} />
        <CategoryPath category={category} />
        <Recommended
          product={product}
          isBusy={isBusy}
          onUse={(recommended) => decide({ intent: "choose", category: recommended })}
        />
        <InlineStack gap="200">
          {status === "recommended" && category ? (
            <Button
              variant="primary"
              disabled={isBusy}
              onClick={() => decide({ intent: "confirm", category })}
            >
              {t("product.confirm")}
            </Button>
          ) : null}
          {product.hasChangedSinceConfirmed && category ? (
            <Button
              variant="primary"
              disabled={isBusy}
              onClick={() => decide({ intent: "choose", category })}
            >
              {t("product.confirmAgain")}
            </Button>
          ) : null}
          {product.reason === "category-invite-only" && category?.isUsable ? (
            <Button disabled={isBusy} onClick={() => decide({ intent: "choose", category })}>
              {t("product.keep")}
            </Button>
          ) : null}
          <Button onClick={() => setChoosing(true)}>{t("product.change")}</Button>
          <Button
            loading={product.isRecommending}
            disabled={isBusy}
            onClick={() => fetcher.submit({ intent: "recommend" }, { method: "post" })}
          >
            {t("product.recommendAgain")}
          </Button>
        </InlineStack>
        <ProductAlternatives
          product={product}
          onChoose={(chosen) => decide({ intent: "choose", category: chosen })}
        />
      </BlockStack>
      <CategoryPicker
        isOpen={isChoosing}
        localCategoryId={product.localCategoryId}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          setChoosing(false);
          // The picker has asked about a doubtful one.
          take({ intent: "choose", category: { ...chosen, isUsable: true } });
        }}
      />
      {doubtful ? (
        <WarningDialog
          category={doubtful.category}
          onUse={() => take(doubtful)}
          onClose={() => setDoubtful(null)}
        />
      ) : null}
    </Card>
  );
}

function problemOf(error: string) {
  if (error === "decided-since") return "product.decidedSince" as const;
  return error === "recommended-since" ? ("product.recommendedSince" as const) : "product.failed";
}

function CategoryPath({ category }: { category: ProductCategory | null }) {
  const { t } = useTranslation();
  if (!category) return <Text as="p">{t("product.noCategory")}</Text>;
  const { path, permission } = category;
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {path.slice(0, -1).join(" › ")}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {path.at(-1) ?? ""}
        </Text>
        <PermissionBadge category={{ permission, isGone: false }} />
      </InlineStack>
    </BlockStack>
  );
}

interface RecommendedProps {
  product: ProductView;
  isBusy: boolean;
  onUse(category: ProductCategory): void;
}

/** What TikTok Shop recommends now, where that is another one: a replacement, or an answer to a changed product. */
function Recommended({ product, isBusy, onUse }: RecommendedProps) {
  const { t } = useTranslation();
  const { recommendation, category } = product;
  if (!recommendation?.isUsable || recommendation.id === category?.id) return null;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="p" tone="subdued">
        {t("product.recommendedInstead", { path: recommendation.path.join(" › ") })}
      </Text>
      <Button size="slim" disabled={isBusy} onClick={() => onUse(recommendation)}>
        {t("product.useRecommended")}
      </Button>
    </InlineStack>
  );
}
