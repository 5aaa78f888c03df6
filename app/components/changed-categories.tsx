import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NO_FILTER, queryOf } from "../domain/mapping-filter";
import type { ChangedCategory } from "../views/category-changes.server";
import { CategoryPicker } from "./category-picker/category-picker";

/** Categories that cannot be used any more, each with what to do about its products. */
export function ChangedCategories({ changed }: { changed: ChangedCategory[] }) {
  const { t } = useTranslation();
  if (changed.length === 0)
    return (
      <Card>
        <Text as="p">{t("changes.none")}</Text>
      </Card>
    );
  return (
    <BlockStack gap="400">
      {changed.map((category) => (
        <Changed
          key={`${category.reason}-${category.categoryId}-${category.replacement?.id}`}
          category={category}
        />
      ))}
    </BlockStack>
  );
}

function Changed({ category }: { category: ChangedCategory }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const [isChoosing, setIsChoosing] = useState(false);
  const { reason, categoryId, path, products, replacement } = category;
  const use = (newCategoryId: string) => {
    setIsChoosing(false);
    fetcher.submit({ reason, categoryId, newCategoryId }, { method: "post" });
  };
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {path.join(" › ")}
        </Text>
        <Text as="p">{t(`attention.${reason}`)}</Text>
        <Text as="p" tone="subdued">
          {t("changes.products", { count: products })}
        </Text>
        {replacement ? (
          <Text as="p">{t("changes.replacement", { category: replacement.path.join(" › ") })}</Text>
        ) : null}
        <InlineStack gap="200" blockAlign="center">
          {replacement ? (
            <Button
              variant="primary"
              loading={fetcher.state !== "idle"}
              onClick={() => use(replacement.id)}
            >
              {t("changes.accept", { category: replacement.path.at(-1) ?? "" })}
            </Button>
          ) : null}
          <Button onClick={() => setIsChoosing(true)}>{t("categories.choose")}</Button>
          {reason === "category-invite-only" ? (
            <Button onClick={() => use(categoryId)}>{t("changes.keep")}</Button>
          ) : null}
          <Button url={`/app/mappings?${queryOf({ ...NO_FILTER, reason })}`} variant="plain">
            {t("changes.show")}
          </Button>
        </InlineStack>
        <CategoryPicker
          isOpen={isChoosing}
          onClose={() => setIsChoosing(false)}
          onChoose={({ id }) => use(id)}
        />
      </BlockStack>
    </Card>
  );
}
