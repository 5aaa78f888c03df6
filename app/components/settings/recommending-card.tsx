import { Checkbox } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { SettingsCard } from "./settings-card";
import type { SettingsForm } from "./use-settings-form";

/** How TikTok Shop is asked. */
export function RecommendingCard({ form }: { form: SettingsForm }) {
  const { t } = useTranslation();
  return (
    <SettingsCard title={t("settings.recommending.title")}>
      <Checkbox
        label={t("settings.recommending.titleOnly")}
        helpText={t("settings.recommending.titleOnlyHelp")}
        checked={form.values.allowTitleOnly}
        onChange={(isOn) => form.set("allowTitleOnly", isOn)}
      />
    </SettingsCard>
  );
}
