import { Badge, BlockStack, Card, EmptyState, IndexTable, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { Link, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { MappingRow, MappingsView } from "../views/mappings.server";

const TONES = {
  new: undefined,
  recommended: "info",
  confirmed: "success",
  "needs-attention": "attention",
} as const;

/** A page of products with their categories. */
export function MappingsTable({ view }: { view: MappingsView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (view.rows.length === 0) {
    return (
      <Card>
        <EmptyState heading={t("mappings.empty")} image="">
          <p>{t("mappings.emptyHint")}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card padding="0">
      <IndexTable
        itemCount={view.rows.length}
        selectable={false}
        headings={[
          { title: t("mappings.product") },
          { title: t("mappings.localCategory") },
          { title: t("mappings.tikTokShopCategory") },
          { title: t("mappings.statusHeading") },
        ]}
        pagination={{
          hasNext: view.nextCursor !== null,
          onNext: () => navigate(`?${new URLSearchParams({ after: view.nextCursor ?? "" })}`),
        }}
      >
        {view.rows.map((row, index) => (
          <Row key={row.productId} row={row} index={index} />
        ))}
      </IndexTable>
    </Card>
  );
}

function Row({ row, index }: { row: MappingRow; index: number }) {
  const { t } = useTranslation();
  return (
    <IndexTable.Row id={row.productId} position={index}>
      <IndexTable.Cell>
        <div style={{ display: "flex", gap: "12px", alignItems: "center" }}>
          <Thumbnail size="small" source={row.imageUrl ?? ImageIcon} alt="" />
          <Link to={`/app/products/${row.productId}`}>{row.title}</Link>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.localCategory}</IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack>
          <Text as="span" tone="subdued" variant="bodySm">
            {row.categoryPath.slice(0, -1).join(" › ")}
          </Text>
          <Text as="span">{row.categoryPath.at(-1) ?? ""}</Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge tone={TONES[row.status]}>{t(`mappings.status.${row.status}`)}</Badge>
        {row.reason ? (
          <Text as="p" tone="subdued" variant="bodySm">
            {t(`attention.${row.reason}`)}
          </Text>
        ) : null}
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
