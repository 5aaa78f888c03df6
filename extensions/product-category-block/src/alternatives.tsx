import { pathText, type Translate } from "../../shared/texts";
import type { Decision, Product } from "./product";

interface AlternativesProps {
  product: Product;
  decide(decision: Decision): void;
  t: Translate;
}

/** What TikTok Shop recommended for other products of the same local category. */
export function Alternatives({ product, decide, t }: AlternativesProps) {
  if (product.alternatives.length === 0) return null;
  return (
    <s-stack direction="block" gap="small">
      <s-text type="strong">{t("alternatives.title")}</s-text>
      {product.alternatives.map(({ products, ...category }) => (
        <s-button
          key={category.id}
          variant="tertiary"
          accessibilityLabel={pathText(category.path)}
          onClick={() => decide({ intent: "choose", category })}
        >
          {`${category.path.at(-1)} · ${t("alternatives.products", { count: products })}`}
        </s-button>
      ))}
    </s-stack>
  );
}
