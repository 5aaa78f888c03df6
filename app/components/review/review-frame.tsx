import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AcceptanceDialog } from "./acceptance-dialog";
import type { Review } from "./use-review";

/** What pages have around what is reviewed: where to go, what went wrong, and what has to be accepted first. */
export function ReviewFrame({ review, children }: { review: Review; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page
      title={t("review.title")}
      backAction={{ url: "/app", content: t("home.name") }}
      secondaryActions={[
        { content: t("confidence.title"), url: "/app/confidence" },
        { content: t("history.title"), url: "/app/history" },
        { content: t("navigation.mappings"), url: "/app/mappings" },
      ]}
      fullWidth
    >
      <TitleBar title={t("review.title")} />
      <BlockStack gap="400">
        {review.problem ? (
          <Banner
            tone="critical"
            onDismiss={review.forgetProblem}
            title={t("decide.problem.title")}
          >
            {t(`review.problem.${review.problem}`)}
          </Banner>
        ) : null}
        {children}
      </BlockStack>
      {review.doubtful ? (
        <AcceptanceDialog
          order={review.doubtful}
          onAccept={review.accept}
          onClose={review.refuse}
        />
      ) : null}
    </Page>
  );
}
