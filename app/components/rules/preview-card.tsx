import { Badge, BlockStack, Card, InlineStack, Spinner, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { PreviewRow, RulePreview } from "../../views/rule-preview.server";

/** How many products a rule fits as it is now, and what would change for them. */
export function PreviewCard({
  preview,
  isLooking,
}: {
  preview: RulePreview | null;
  isLooking: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("rules.preview")}
          </Text>
          {isLooking ? <Spinner size="small" accessibilityLabel={t("rules.looking")} /> : null}
        </InlineStack>
        <div aria-live="polite">
          {preview ? <Figures preview={preview} /> : <Text as="p">{t("rules.incomplete")}</Text>}
        </div>
        {preview && preview.rows.length > 0 ? <Examples rows={preview.rows} /> : null}
      </BlockStack>
    </Card>
  );
}

const EFFECTS = ["changes", "merchants", "setAside", "ofStrongerRule"] as const;

function Figures({ preview }: { preview: RulePreview }) {
  const { t } = useTranslation();
  const told = EFFECTS.filter((name) => name === "changes" || preview[name] > 0);
  return (
    <BlockStack gap="100">
      <Text as="p" variant="headingLg">
        {t("rules.fits", { count: preview.fitting })}
      </Text>
      {told.map((name) => (
        <Text as="p" key={name} tone={name === "changes" ? undefined : "subdued"}>
          {t(`rules.effect.${name}`, { count: preview[name] })}
        </Text>
      ))}
    </BlockStack>
  );
}

function Examples({ rows }: { rows: PreviewRow[] }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t("rules.beforeAndAfter")} style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li
          key={row.productId}
          style={{
            display: "flex",
            alignItems: "flex-start",
            gap: 12,
            padding: "12px 0",
            borderTop: "1px solid var(--p-color-border-secondary)",
          }}
        >
          <Thumbnail size="small" source={thumbnail(row.imageUrl) ?? ImageIcon} alt="" />
          <div style={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
            <Example row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Example({ row }: { row: PreviewRow }) {
  const { t } = useTranslation();
  const before = row.before?.at(-1) ?? t("rules.noCategory");
  const after = row.after?.at(-1) ?? t("rules.noCategory");
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Text as="span" fontWeight="semibold">
        {row.title}
      </Text>
      {row.isChanged ? (
        <>
          <Text as="span" tone="subdued">
            {t("rules.before", { category: before, status: t(`mappings.status.${row.status}`) })}
          </Text>
          <Text as="span">
            {t(row.staysOpen ? "rules.opens" : "rules.after", { category: after })}
          </Text>
        </>
      ) : (
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" tone="subdued">
            {after}
          </Text>
          <Badge>{t(row.source ? `rules.stays.${row.source}` : "rules.staysOpen")}</Badge>
        </InlineStack>
      )}
    </BlockStack>
  );
}

/** Pictures come as small as they are shown. */
function thumbnail(url: string | null): string | null {
  if (url === null) return null;
  const small = new URL(url);
  small.searchParams.set("width", "80");
  return small.href;
}
