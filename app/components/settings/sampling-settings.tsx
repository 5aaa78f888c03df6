import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Checkbox, InlineStack, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { SAMPLED_ABOVE, SAMPLE_SHARES, SAMPLE_SIZE } from "../../domain/question-sample";
import type { SettingsView } from "../../views/settings.server";

/** Whether TikTok Shop is asked about samples first, and how far they have to agree. Saved when it is changed. */
export function SamplingSettings({ settings }: { settings: Pick<SettingsView, "sampling"> }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const sent = fetcher.formData;
  const isOn = sent ? sent.get("isOn") === "true" : settings.sampling.isOn;
  const sharePercent = sent ? Number(sent.get("sharePercent")) : settings.sampling.sharePercent;
  const save = (changed: { isOn?: boolean; sharePercent?: number }) => {
    const next = { isOn, sharePercent, ...changed };
    fetcher.submit(
      { isOn: String(next.isOn), sharePercent: String(next.sharePercent) },
      { method: "post", action: "/app/settings/sampling" },
    );
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("sampling.title")}
        </Text>
        <Checkbox
          label={t("sampling.isOn")}
          helpText={t("sampling.help", { above: SAMPLED_ABOVE, size: SAMPLE_SIZE })}
          checked={isOn}
          onChange={(checked) => save({ isOn: checked })}
        />
        {isOn ? (
          <InlineStack>
            <Select
              label={t("sampling.share")}
              options={SAMPLE_SHARES.map((share) => ({
                value: String(share),
                label: t("sampling.percent", { share }),
              }))}
              value={String(sharePercent)}
              onChange={(value) => save({ sharePercent: Number(value) })}
            />
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}
