import { Banner, BlockStack, Checkbox, Link, List, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { WriteBackView } from "../../views/settings.server";
import { useRevalidating } from "../use-revalidating";
import { SettingsCard } from "./settings-card";
import type { SettingsForm } from "./use-settings-form";

interface CardProps {
  form: SettingsForm;
  writeBack: WriteBackView | null;
}

/** Confirmed categories on the products in Shopify. */
export function WriteBackCard({ form, writeBack }: CardProps) {
  const { t } = useTranslation();
  return (
    <SettingsCard title={t("settings.writeBack.title")} explain={t("settings.writeBack.explain")}>
      <Checkbox
        label={t("settings.writeBack.switch")}
        helpText={t("settings.writeBack.help")}
        checked={form.values.writesBack}
        onChange={(isOn) => form.set("writesBack", isOn)}
      />
      {writeBack ? <Progress writeBack={writeBack} /> : null}
    </SettingsCard>
  );
}

function Progress({ writeBack }: { writeBack: WriteBackView }) {
  const { t } = useTranslation();
  const { isRemoving, confirmed, waiting, problem, refused } = writeBack;
  const isGoing = isRemoving || waiting > refused.total;
  useRevalidating(isGoing && problem === null);
  const done = Math.max(0, confirmed - waiting);
  return (
    <BlockStack gap="300">
      {problem === null ? null : (
        <Banner tone="critical" title={t("settings.writeBack.problem.title")}>
          {problem === "ACCESS_DENIED"
            ? t("settings.writeBack.problem.ACCESS_DENIED")
            : t("settings.writeBack.problem.other", { code: problem })}
        </Banner>
      )}
      {isRemoving ? <Text as="p">{t("settings.writeBack.removing")}</Text> : null}
      {!isRemoving && isGoing ? (
        <BlockStack gap="200">
          <Text as="p">{t("settings.writeBack.going", { done, total: confirmed })}</Text>
          <span id="write-back-progress" hidden>
            {t("settings.writeBack.progress")}
          </span>
          <ProgressBar
            size="small"
            progress={(done / Math.max(1, confirmed)) * 100}
            ariaLabelledBy="write-back-progress"
          />
        </BlockStack>
      ) : null}
      {isRemoving || isGoing ? null : (
        <Text as="p">{t("settings.writeBack.done", { count: done })}</Text>
      )}
      <Refused refused={refused} />
    </BlockStack>
  );
}

function Refused({ refused: { total, first } }: { refused: WriteBackView["refused"] }) {
  const { t } = useTranslation();
  if (total === 0) return null;
  return (
    <Banner tone="warning" title={t("settings.writeBack.refused", { count: total })}>
      <List>
        {first.map(({ productId, title, message }) => (
          <List.Item key={productId}>
            <Link url={`/app/products/${productId}`}>
              {t("settings.writeBack.refusedOne", { title, message })}
            </Link>
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
