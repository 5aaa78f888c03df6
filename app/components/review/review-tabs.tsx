import { useNavigate } from "@remix-run/react";
import { Tabs } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

const TABS = {
  toReview: "/app/review",
  all: "/app/review?show=all",
  misfits: "/app/review/misfits",
} as const;
const IDS = ["toReview", "all", "misfits"] as const;

/** What to review: local categories, or single products that do not fit theirs. */
export function ReviewTabs({
  current,
  children,
}: {
  current: keyof typeof TABS;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tabs
      tabs={IDS.map((id) => ({ id, content: t(`review.tab.${id}`), panelID: "review-list" }))}
      selected={IDS.indexOf(current)}
      onSelect={(index) => void navigate(TABS[IDS[index] ?? "toReview"])}
    >
      {children}
    </Tabs>
  );
}
