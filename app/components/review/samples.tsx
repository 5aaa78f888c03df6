import { Link, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { ReviewSample } from "../../views/review.server";
import styles from "./review.module.css";

/** Pictures come as small as they are shown. */
const THUMBNAIL_PIXELS = 80;

/** A few products that stand for their group. */
export function Samples({ samples, of }: { samples: ReviewSample[]; of: string }) {
  const { t } = useTranslation();
  if (samples.length === 0) return null;
  return (
    <ul className={styles.samples} aria-label={t("review.samples", { of })}>
      {samples.map(({ productId, title, imageUrl }) => (
        <li key={productId} className={styles.sample}>
          <Thumbnail size="small" source={thumbnail(imageUrl) ?? ImageIcon} alt="" />
          <Link url={`/app/products/${productId}`} removeUnderline monochrome>
            <span className={styles.title}>{title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function thumbnail(url: string | null): string | null {
  if (url === null) return null;
  const small = new URL(url);
  small.searchParams.set("width", String(THUMBNAIL_PIXELS));
  return small.href;
}
