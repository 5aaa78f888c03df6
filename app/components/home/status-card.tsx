import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { HomeView } from "../../views/home.server";

const COLORS = {
  confirmed: "var(--p-color-bg-fill-success)",
  recommended: "var(--p-color-bg-fill-info)",
  needsAttention: "var(--p-color-bg-fill-caution)",
  new: "var(--p-color-bg-fill-tertiary)",
} as const;

/** How the shop's products stand: as numbers, and as one picture of them. */
export function StatusCard({ counts }: { counts: HomeView["counts"] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const needsAttention = counts.needsImage + counts.noRecommendation + counts.failed;
  const shown = [
    ["products", counts.products, "/app/mappings"],
    ["recommended", counts.recommended, "/app/review"],
    ["confirmed", counts.confirmed, "/app/mappings?status=confirmed"],
    ["needsAttention", needsAttention, "/app/mappings?status=needs-attention"],
  ] as const;
  const parts = [
    ["confirmed", counts.confirmed],
    ["recommended", counts.recommended],
    ["needsAttention", needsAttention],
    ["new", counts.products - counts.confirmed - counts.recommended - needsAttention],
  ] as const;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("home.status.title")}
        </Text>
        <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
          {shown.map(([name, count, url]) => (
            <BlockStack key={name} gap="100">
              <Link url={url} removeUnderline monochrome>
                {t(`home.counts.${name}`)}
              </Link>
              <Text as="span" variant="headingLg" numeric>
                <span data-count={name}>{number.format(count)}</span>
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        <StackedBar
          label={t("home.status.picture")}
          parts={parts.map(([name, count]) => ({ name, count, label: t(`home.counts.${name}`) }))}
        />
      </BlockStack>
    </Card>
  );
}

/** One bar for all products. Its numbers stand beside it as text, so that nobody has to see colors. */
function StackedBar({
  label,
  parts,
}: {
  label: string;
  parts: { name: keyof typeof COLORS; count: number; label: string }[];
}) {
  const { i18n } = useTranslation();
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const percent = new Intl.NumberFormat(i18n.language, {
    style: "percent",
    maximumFractionDigits: 1,
  });
  const share = (count: number) => (total === 0 ? 0 : count / total);
  return (
    <BlockStack gap="200">
      <div
        role="img"
        aria-label={`${label}: ${parts.map((part) => `${part.label} ${percent.format(share(part.count))}`).join(", ")}`}
        style={{
          display: "flex",
          gap: 2,
          height: 16,
          borderRadius: 8,
          overflow: "hidden",
          background: COLORS.new,
        }}
      >
        {parts.map(({ name, count }) => (
          <div key={name} style={{ flexGrow: count, flexBasis: 0, background: COLORS[name] }} />
        ))}
      </div>
      <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px" }}>
        {parts.map(({ name, count, label: text }) => (
          <span key={name} style={{ display: "inline-flex", alignItems: "center", gap: 6 }}>
            <span
              aria-hidden
              style={{ width: 10, height: 10, borderRadius: 3, background: COLORS[name] }}
            />
            <Text as="span" variant="bodySm">
              {text} {percent.format(share(count))}
            </Text>
          </span>
        ))}
      </div>
    </BlockStack>
  );
}
