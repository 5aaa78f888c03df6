import { BlockStack, Card, Layout, Select, TextField } from "@shopify/polaris";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { ProductProblem } from "../../domain/manual-steps";
import type { DraftFields } from "../../domain/product-draft";

// A field that searches brings more code than the rest of the form.
const ShopifyCategoryField = lazy(async () => ({
  default: (await import("./shopify-category-field")).ShopifyCategoryField,
}));

export interface FieldsProps {
  fields: DraftFields;
  problems: ProductProblem[];
  isFrozen: boolean;
  setField<Name extends keyof DraftFields>(name: Name, value: DraftFields[Name]): void;
}

/** Guide step 1: the title. */
export function TitleCard({ fields, problems, isFrozen, setField }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <TextField
          label={t("newProduct.title")}
          placeholder={t("newProduct.titlePlaceholder")}
          value={fields.title}
          onChange={(title) => setField("title", title)}
          maxLength={255}
          autoComplete="off"
          disabled={isFrozen}
          error={problemOf(problems, "title")}
        />
        <TextField
          label={t("newProduct.description")}
          value={fields.description}
          onChange={(description) => setField("description", description)}
          multiline={3}
          maxLength={20_000}
          autoComplete="off"
          disabled={isFrozen}
          error={problemOf(problems, "descriptionHtml")}
        />
      </BlockStack>
    </Card>
  );
}

/** What Shopify takes besides. */
export function DetailsCard({ fields, problems, isFrozen, setField }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <LazyCategoryField
          fields={fields}
          problems={problems}
          isFrozen={isFrozen}
          setField={setField}
        />
        <TextField
          label={t("newProduct.productType")}
          value={fields.productType}
          onChange={(productType) => setField("productType", productType)}
          maxLength={255}
          autoComplete="off"
          disabled={isFrozen}
          error={problemOf(problems, "productType")}
        />
        <TextField
          label={t("newProduct.vendor")}
          value={fields.vendor}
          onChange={(vendor) => setField("vendor", vendor)}
          maxLength={255}
          autoComplete="off"
          disabled={isFrozen}
          error={problemOf(problems, "vendor")}
        />
        <PriceField fields={fields} problems={problems} isFrozen={isFrozen} setField={setField} />
        <Select
          label={t("newProduct.status")}
          options={[
            { label: t("newProduct.active"), value: "ACTIVE" },
            { label: t("newProduct.draft"), value: "DRAFT" },
          ]}
          value={fields.status}
          onChange={(status) => setField("status", status === "DRAFT" ? "DRAFT" : "ACTIVE")}
          disabled={isFrozen}
        />
      </BlockStack>
    </Card>
  );
}

function PriceField({ fields, problems, isFrozen, setField }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("newProduct.price")}
      value={fields.price}
      onChange={(typed) => {
        const price = typed.replace(",", ".");
        if (/^(\d{1,9}(\.\d{0,2})?)?$/.test(price)) setField("price", price);
      }}
      onBlur={() => setField("price", fields.price.replace(/\.$/, ""))}
      inputMode="decimal"
      autoComplete="off"
      disabled={isFrozen}
      error={problemOf(problems, "price")}
    />
  );
}

export function FormColumns({ main, aside }: { main: React.ReactNode; aside: React.ReactNode }) {
  return (
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">{main}</BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">{aside}</BlockStack>
      </Layout.Section>
    </Layout>
  );
}

function problemOf(problems: ProductProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.message;
}

/** It comes once the page is alive: what is typed before would otherwise make React render it anew. */
function LazyCategoryField({ fields, problems, isFrozen, setField }: FieldsProps) {
  const { t } = useTranslation();
  const isAlive = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const outline = (
    <TextField
      label={t("newProduct.shopifyCategory")}
      value={fields.category?.fullName ?? ""}
      autoComplete="off"
      disabled
    />
  );
  if (!isAlive) return outline;
  return (
    <Suspense fallback={outline}>
      <ShopifyCategoryField
        category={fields.category}
        isFrozen={isFrozen}
        onChange={(category) => setField("category", category)}
        error={problemOf(problems, "category")}
      />
    </Suspense>
  );
}
