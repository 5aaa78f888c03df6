import { Banner } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localCategoryOf } from "../../domain/product";
import type { NewProductView } from "../../views/new-product.server";
import { ConnectionCard } from "../connection-card";
import { CategoryChoiceCard } from "./category-choice-card";
import { decidedCategoryId, standingDecision, type Decision } from "./category-decision";
import { isUnderWay } from "./picture";
import { PicturesCard } from "./pictures-card";
import { DetailsCard, FormColumns, TitleCard } from "./product-form";
import { SaveBanner } from "./save-banner";
import { SavedCard } from "./saved-card";
import { UnsavedGuard } from "../unsaved-guard";
import { useNewProduct } from "./use-new-product";
import { usePictures } from "./use-pictures";
import { useRecommendation } from "./use-recommendation";

/** The form of a new product, from the empty title to the mapped product. */
export function NewProductForm({ view, newKey }: { view: NewProductView; newKey: string }) {
  const { t } = useTranslation();
  const { draft: kept, connection, market } = view;
  const canMap = market !== null;
  const product = useNewProduct(kept, newKey);
  const { fields, save, isFrozen, setField } = product;
  const pictures = usePictures({
    draft: product.draft,
    kept: kept?.pictures ?? [],
    isFrozen,
    onBegin: product.begin,
  });
  const [made, setDecision] = useState<Decision>({ decided: "nothing" });
  const asked = useRecommendation({
    title: fields.title,
    pictureId: pictures.pictures.find(({ state }) => state.at === "done")?.id ?? null,
    draft: product.draft,
    kept: kept?.recommendation ?? null,
    isOn: canMap && !isFrozen,
  });
  const decision = standingDecision(
    made,
    asked.at === "answered" ? asked.recommendation : asked.at === "asking" ? asked.last : null,
  );

  const startOver = async () => {
    pictures.clear();
    await product.startOver();
    setDecision({ decided: "nothing" });
  };
  const { key: localCategory } = localCategoryOf(fields);
  const isBusy = save.at === "saving" || save.at === "discarding";
  const submit = () =>
    void product.submit({
      categoryId: decidedCategoryId(decision),
      imageIds: pictures.pictures.map(({ id }) => id),
    });

  if (save.at === "answered" && save.answer.outcome === "saved")
    return (
      <SavedCard saved={save.answer} draft={product.draft()} onAnother={() => void startOver()} />
    );
  const isUnsaved = hasInput(fields) || pictures.pictures.length > 0;
  const problems =
    save.at === "answered" && save.answer.outcome === "refused" ? save.answer.problems : [];
  const fieldsProps = { fields, problems, setField, isFrozen: isFrozen || isBusy };
  return (
    <>
      <UnsavedGuard
        id="new-product"
        labels={{ save: t("newProduct.save.button"), discard: t("newProduct.save.discard") }}
        isUnsaved={isUnsaved}
        isBusy={isBusy}
        canSave={fields.title.trim() !== "" && !pictures.pictures.some(isUnderWay)}
        onSave={submit}
        onDiscard={() => void startOver()}
      />
      <FormColumns
        main={
          <>
            <SaveBanner save={save} onRetry={submit} />
            {product.isRestored && save.at === "editing" ? (
              <Banner tone="info">
                <p>{t(isFrozen ? "newProduct.keptFrozen" : "newProduct.kept")}</p>
              </Banner>
            ) : null}
            <TitleCard {...fieldsProps} />
            <PicturesCard {...pictures} isFrozen={fieldsProps.isFrozen} />
          </>
        }
        aside={
          <>
            {canMap ? null : <ConnectionCard connection={connection} />}
            <CategoryChoiceCard
              asked={asked}
              decision={decision}
              market={market}
              isCatalogMarket={connection === null}
              isFrozen={isBusy}
              localCategory={localCategory === "none" ? undefined : localCategory}
              onDecide={setDecision}
            />
            <DetailsCard {...fieldsProps} />
          </>
        }
      />
    </>
  );
}

function hasInput({
  status: _status,
  category,
  ...texts
}: {
  status: string;
  category: object | null;
}) {
  return category !== null || Object.values(texts).some((text) => text !== "");
}
