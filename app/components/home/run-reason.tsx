import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunView } from "../../views/run.server";

/** Why a run is paused or failed, with TikTok Shop's own words where there are some. */
export function RunReason({ run: { reason, reasonDetail } }: { run: RunView }) {
  const { t } = useTranslation();
  if (!reason) return null;
  return (
    <>
      <Text as="p">{t(`run.reason.${reason}`)}</Text>
      {reasonDetail ? <Text as="p">{t("run.words", { words: reasonDetail })}</Text> : null}
    </>
  );
}
