import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inPercent } from "../../domain/error-budget";
import type { ErrorBudgetView } from "../../views/error-budget.server";

const FILE = "leafwise-audit.csv";

/** What the merchant's own decisions say about products that would have been confirmed. */
export function AuditCard({ audit }: { audit: ErrorBudgetView["audit"] }) {
  const { t } = useTranslation();
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    setIsSaving(true);
    await saveChecks();
    setIsSaving(false);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("audit.title")}
        </Text>
        <Text as="p">{t("audit.explain")}</Text>
        <Text as="p" fontWeight="semibold">
          {audit.checked === 0
            ? t("audit.none")
            : t("audit.estimate", { ...inPercent(audit), count: audit.checked })}
        </Text>
        <Text as="p" tone="subdued">
          {t("audit.heldBack", { count: audit.heldBack })}
        </Text>
        <InlineStack>
          <Button loading={isSaving} disabled={audit.checked === 0} onClick={() => void save()}>
            {t("audit.export")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Fetched, because a link would not carry the session token. */
async function saveChecks(): Promise<void> {
  const response = await fetch("/app/confidence/audit");
  if (!response.ok) return;
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: FILE });
  link.click();
  URL.revokeObjectURL(address);
}
