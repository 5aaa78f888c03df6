import { BlockStack, Button, Checkbox, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewSample } from "../../views/review.server";

interface ChosenProductsProps {
  products: ReviewSample[];
  of: string;
  onChoose(productIds: string[]): void;
}

/** A page of products of which some get a category of their own. */
export function ChosenProducts({ products, of, onChoose }: ChosenProductsProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <BlockStack gap="200">
      <div role="group" aria-label={t("review.samples", { of })}>
        {products.map(({ productId, title }) => (
          <div key={productId}>
            <Checkbox
              label={title}
              checked={chosen.includes(productId)}
              onChange={() => toggle(productId)}
            />
          </div>
        ))}
      </div>
      <InlineStack>
        <Button disabled={chosen.length === 0} onClick={() => onChoose(chosen)}>
          {t("confidence.titles.choose", { count: chosen.length })}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
