import { ActionList, BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FoundCategory } from "../../views/category-search.server";
import { findCategories } from "./ask-app";
import type { ChosenCategory } from "./category-decision";

const REST_MS = 200;

interface ModalProps {
  isOpen: boolean;
  onClose(): void;
  onChoose(category: ChosenCategory): void;
}

/** Finds another TikTok Shop category by its words. */
export function ChooseCategoryModal({ isOpen, onClose, onChoose }: ModalProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const found = useFoundCategories(isOpen ? search.trim() : "");
  return (
    <Modal open={isOpen} onClose={onClose} title={t("newProduct.category.chooseTitle")}>
      <Modal.Section>
        <BlockStack gap="300">
          <TextField
            label={t("newProduct.category.search")}
            value={search}
            onChange={setSearch}
            autoComplete="off"
            autoFocus
          />
          <ActionList
            items={found.map((category) => ({
              content: category.path.at(-1) ?? "",
              helpText: category.path.slice(0, -1).join(" › "),
              onAction: () => onChoose(category),
            }))}
          />
          {search.trim() !== "" && found.length === 0 ? (
            <Text as="p" tone="subdued">
              {t("newProduct.noCategoryFound")}
            </Text>
          ) : null}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function useFoundCategories(search: string): FoundCategory[] {
  const [found, setFound] = useState<FoundCategory[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const find = async () => {
      const categories = search === "" ? [] : await findCategories<FoundCategory>("tiktok", search);
      if (isCurrent) setFound(categories);
    };
    const timer = setTimeout(() => void find(), REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [search]);
  return found;
}
