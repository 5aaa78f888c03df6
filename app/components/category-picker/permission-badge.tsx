import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CategoryChoice } from "../../views/categories.server";

const TONES = { "invite-only": "warning", restricted: "warning", prohibited: "critical" } as const;

/** What a seller should know before choosing a category; nothing where there is nothing to know. */
export function PermissionBadge({
  category,
}: {
  category: Pick<CategoryChoice, "permission" | "isGone">;
}) {
  const { t } = useTranslation();
  if (category.isGone) return <Badge tone="critical">{t("categories.gone")}</Badge>;
  const { permission } = category;
  if (permission === "available") return null;
  return <Badge tone={TONES[permission]}>{t(`categories.permission.${permission}`)}</Badge>;
}
