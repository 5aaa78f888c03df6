import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductView } from "../../views/product.server";
import { CategoryPicker } from "../category-picker/category-picker";

const TONES = {
  new: undefined,
  recommended: "info",
  confirmed: "success",
  "needs-attention": "attention",
} as const;

/** The product's TikTok Shop category, why it needs attention, and what can be decided. */
export function ProductDecision({ product }: { product: ProductView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ error: string | null }>();
  const [isChoosing, setChoosing] = useState(false);
  const { category, recommendation, status } = product;
  const decide = (decision: Record<string, string>) => fetcher.submit(decision, { method: "post" });
  const isOther = recommendation !== null && recommendation.id !== category?.id;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("mappings.tikTokShopCategory")}
          </Text>
          <Badge tone={TONES[status]}>{t(`mappings.status.${status}`)}</Badge>
        </InlineStack>
        {fetcher.state === "idle" && fetcher.data?.error ? (
          <Banner tone="critical">{t("product.failed")}</Banner>
        ) : null}
        <Reasons product={product} />
        <CategoryPath path={category?.path ?? null} />
        {isOther ? (
          <Text as="p" tone="subdued">
            {t("product.recommendedInstead", { path: recommendation.path.join(" › ") })}
          </Text>
        ) : null}
        <InlineStack gap="200">
          {status === "recommended" ? (
            <Button
              variant="primary"
              disabled={fetcher.state !== "idle"}
              onClick={() => decide({ intent: "confirm" })}
            >
              {t("product.confirm")}
            </Button>
          ) : null}
          {product.hasChangedSinceConfirmed && category ? (
            <Button
              variant="primary"
              disabled={fetcher.state !== "idle"}
              onClick={() => decide({ intent: "choose", categoryId: category.id })}
            >
              {t("product.confirmAgain")}
            </Button>
          ) : null}
          <Button onClick={() => setChoosing(true)}>{t("product.change")}</Button>
          <Button
            loading={product.isRecommending}
            disabled={fetcher.state !== "idle"}
            onClick={() => decide({ intent: "recommend" })}
          >
            {t("product.recommendAgain")}
          </Button>
        </InlineStack>
        <Alternatives
          product={product}
          onChoose={(categoryId) => decide({ intent: "choose", categoryId })}
        />
      </BlockStack>
      <CategoryPicker
        isOpen={isChoosing}
        localCategoryId={product.localCategoryId}
        onClose={() => setChoosing(false)}
        onChoose={({ id }) => {
          setChoosing(false);
          decide({ intent: "choose", categoryId: id });
        }}
      />
    </Card>
  );
}

function Reasons({ product }: { product: ProductView }) {
  const { t } = useTranslation();
  const { status, reason, reasonDetail } = product;
  return (
    <>
      {product.connection === "connected" ? null : (
        <Banner tone="warning" action={{ content: t("connection.title"), url: "/app/connection" }}>
          {t("home.notConnected")}
        </Banner>
      )}
      {status === "needs-attention" && reason ? (
        <Banner tone="warning">
          <p>{t(`attention.${reason}`)}</p>
          {reasonDetail ? <p>{reasonDetail}</p> : null}
        </Banner>
      ) : null}
      {product.hasChangedSinceConfirmed ? (
        <Banner tone="warning">{t("product.changedSince")}</Banner>
      ) : null}
    </>
  );
}

function CategoryPath({ path }: { path: string[] | null }) {
  const { t } = useTranslation();
  if (!path) return <Text as="p">{t("product.noCategory")}</Text>;
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {path.slice(0, -1).join(" › ")}
      </Text>
      <Text as="span" fontWeight="semibold">
        {path.at(-1) ?? ""}
      </Text>
    </BlockStack>
  );
}

interface AlternativesProps {
  product: ProductView;
  onChoose(categoryId: string): void;
}

/** What TikTok Shop recommended for other products of the same local category. */
function Alternatives({ product, onChoose }: AlternativesProps) {
  const { t } = useTranslation();
  if (product.alternatives.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("product.alternatives", { category: product.localCategory })}
      </Text>
      <List>
        {product.alternatives.map(({ id, path, products }) => (
          <List.Item key={id}>
            <Button variant="plain" onClick={() => onChoose(id)}>
              {path.join(" › ")}
            </Button>{" "}
            {t("product.products", { count: products })}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
