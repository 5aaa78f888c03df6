import { Badge, BlockStack, IndexTable, InlineStack, Link, Icon, Text } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow } from "../../views/mappings.server";
import styles from "./mappings.module.css";

export interface RowProps {
  row: MappingRow;
  onDecide(kind: DecisionKind, productIds: string[]): void;
  onChange(productIds: string[]): void;
}

const TONES = {
  new: undefined,
  recommended: "info",
  confirmed: "success",
  "needs-attention": "attention",
} as const;

/** Pictures come as small as they are shown. */
const THUMBNAIL_PIXELS = 80;

/** A row of the table. */
export const MappingCells = memo(function MappingCells(props: RowProps) {
  const { row } = props;
  return (
    <>
      <IndexTable.Cell>
        <div className={styles.product}>
          <Picture row={row} />
          <Title row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Wrapped>{row.localCategory}</Wrapped>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Wrapped>
          <Category row={row} />
        </Wrapped>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Agreement row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Wrapped>
          <Status row={row} />
        </Wrapped>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Decisions {...props} />
      </IndexTable.Cell>
    </>
  );
});

/** A row on a small screen: one below the other. */
export const SmallMapping = memo(function SmallMapping(props: RowProps) {
  const { t } = useTranslation();
  const { row } = props;
  return (
    <div style={{ padding: "12px 16px", width: "100%", minWidth: 0, overflowWrap: "anywhere" }}>
      <BlockStack gap="200">
        <div className={styles.product}>
          <Picture row={row} />
          <Title row={row} />
        </div>
        <Text as="span" tone="subdued">
          {row.localCategory}
        </Text>
        <Category row={row} />
        {row.agreement ? (
          <InlineStack gap="100">
            <Text as="span" tone="subdued">
              {t("mappings.agreement")}:
            </Text>
            <Agreement row={row} />
          </InlineStack>
        ) : null}
        <Status row={row} />
        <Decisions {...props} />
      </BlockStack>
    </div>
  );
});

function Wrapped({ children }: { children: React.ReactNode }) {
  return <div className={styles.wrapped}>{children}</div>;
}

function Picture({ row }: { row: MappingRow }) {
  const url = thumbnail(row.imageUrl);
  return (
    <span className={styles.picture}>
      {url ? (
        <img src={url} alt="" width={40} height={40} loading="lazy" />
      ) : (
        <Icon source={ImageIcon} />
      )}
    </span>
  );
}

function thumbnail(url: string | null): string | null {
  if (url === null) return null;
  const small = new URL(url);
  small.searchParams.set("width", String(THUMBNAIL_PIXELS));
  return small.href;
}

function Title({ row }: { row: MappingRow }) {
  return (
    // The row would keep a press of the link to itself.
    <div
      className={styles.wrapped}
      data-primary-link
      onClick={(event) => event.stopPropagation()}
      role="presentation"
    >
      <Link
        url={`shopify:admin/products/${row.productId}`}
        target="_top"
        removeUnderline
        monochrome
      >
        <Text as="span" fontWeight="semibold">
          {row.title}
        </Text>
      </Link>
    </div>
  );
}

function Category({ row }: { row: MappingRow }) {
  const { t } = useTranslation();
  return (
    <BlockStack>
      <Path path={row.categoryPath} />
      <BySample row={row} />
      {row.differingPath ? (
        <Text as="span" tone="caution" variant="bodySm">
          {t("mappings.differs", { category: row.differingPath.join(" › ") })}
        </Text>
      ) : null}
    </BlockStack>
  );
}

/** Says that the recommendation is no answer about this product. */
function BySample({ row }: { row: MappingRow }) {
  const { t } = useTranslation();
  if (!row.isBySample || row.status === "confirmed") return null;
  return (
    <Text as="span" tone="subdued" variant="bodySm">
      {t("sampling.bySample")}
    </Text>
  );
}

function Path({ path }: { path: string[] }) {
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {path.slice(0, -1).join(" › ")}
      </Text>
      <Text as="span" fontWeight="semibold">
        {path.at(-1) ?? ""}
      </Text>
    </BlockStack>
  );
}

function Agreement({ row }: { row: MappingRow }) {
  const { t } = useTranslation();
  if (!row.agreement) return null;
  return (
    <Text as="span" numeric>
      {t("mappings.agree", { same: row.agreement.same, any: row.agreement.any })}
    </Text>
  );
}

function Status({ row }: { row: MappingRow }) {
  const { t } = useTranslation();
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Badge tone={TONES[row.status]}>{t(`mappings.status.${row.status}`)}</Badge>
      {row.reason ? (
        <Text as="span" tone="subdued" variant="bodySm">
          {t(`attention.${row.reason}`)}
        </Text>
      ) : null}
      {row.isAskedAgain ? (
        <Text as="span" tone="subdued" variant="bodySm">
          {t("mappings.askedAgain")}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function Decisions({ row, onDecide, onChange }: RowProps) {
  const { t } = useTranslation();
  const what = { product: row.title };
  const decide = (kind: "confirm" | "clear" | "ask-again", look = styles.button) => (
    <button
      type="button"
      className={look}
      aria-label={t(`decide.label.${kind}`, what)}
      onClick={() => onDecide(kind, [row.productId])}
    >
      {t(`decide.action.${kind}`)}
    </button>
  );
  return (
    // A press of a button is no press of the row, which selects it.
    <div
      className={styles.decisions}
      onClick={(event) => event.stopPropagation()}
      role="presentation"
    >
      {row.status === "recommended" ? decide("confirm") : null}
      {row.status === "confirmed" ? decide("clear") : null}
      <button
        type="button"
        className={styles.button}
        aria-label={t("decide.label.change", what)}
        onClick={() => onChange([row.productId])}
      >
        {t("decide.action.change")}
      </button>
      {row.status === "new" || row.isAskedAgain ? null : decide("ask-again", styles.plain)}
      <Link
        url={`/app/products/${row.productId}`}
        removeUnderline
        accessibilityLabel={t("mappings.detailsOf", what)}
      >
        {t("mappings.details")}
      </Link>
    </div>
  );
}
