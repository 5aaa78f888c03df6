import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CategoryChoice } from "../../views/categories.server";
import styles from "./category-picker.module.css";

interface CategoryTrailProps {
  trail: CategoryChoice[];
  onOpen(id: string | null): void;
}

/** The way from all categories to the opened one. */
export function CategoryTrail({ trail, onOpen }: CategoryTrailProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("categories.trail")} className={styles.trail}>
      <Button variant="plain" onClick={() => onOpen(null)}>
        {t("categories.section.all")}
      </Button>
      {trail.map(({ id, path }) => (
        <span key={id} className={styles.trail}>
          <span aria-hidden="true">›</span>
          <Button variant="plain" onClick={() => onOpen(id)}>
            {path.at(-1) ?? ""}
          </Button>
        </span>
      ))}
    </nav>
  );
}
