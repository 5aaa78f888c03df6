import { ActionList, Button, Popover } from "@shopify/polaris";
import { SortIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MAPPING_SORTS, type MappingOrder } from "../../domain/mapping-filter";

/** The order of the list, and choosing another. */
export function SortMenu({
  order,
  onChoose,
}: {
  order: MappingOrder;
  onChoose(order: MappingOrder): void;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const nameOf = ({ sort, isDescending }: MappingOrder) =>
    t(`mappings.sort.${sort}.${isDescending ? "desc" : "asc"}`);
  const orders = MAPPING_SORTS.flatMap((sort) =>
    [false, true].map((isDescending) => ({ sort, isDescending })),
  );
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      activator={
        <Button icon={SortIcon} disclosure onClick={() => setOpen(!isOpen)}>
          {`${t("mappings.sort.label")}: ${nameOf(order)}`}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={orders.map((each) => ({
          content: nameOf(each),
          active: each.sort === order.sort && each.isDescending === order.isDescending,
          onAction: () => {
            setOpen(false);
            onChoose(each);
          },
        }))}
      />
    </Popover>
  );
}
