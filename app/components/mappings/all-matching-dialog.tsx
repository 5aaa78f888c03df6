import { Modal, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionKind } from "../../domain/mapping-status";
import { useAnswer } from "../use-answer";

/** So many products are not decided about without being asked. */
const ASKED_ABOVE = 100;

/** Tells how many products a decision is about, and asks. Loaded when it is first needed. */
export function AllMatchingDialog({
  kind,
  query,
  onClose,
  onConfirm,
}: {
  kind: DecisionKind;
  query: string;
  onClose(): void;
  onConfirm(): void;
}) {
  const { t } = useTranslation();
  const { answer, isFailed } = useAnswer<{ products: number }>(`/app/mappings/matches?${query}`);
  const products = answer?.products;
  const isFew = products !== undefined && products <= ASKED_ABOVE;
  useEffect(() => {
    if (isFew) onConfirm();
    // Once, when the count is known.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isFew]);
  if (isFew) return null;
  return (
    <Modal
      open
      onClose={onClose}
      title={t(`decide.all.${kind}.title`)}
      primaryAction={{
        content: t(`decide.action.${kind}`),
        onAction: onConfirm,
        loading: products === undefined && !isFailed,
        disabled: products === undefined,
      }}
      secondaryActions={[{ content: t("decide.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          {products === undefined
            ? t(isFailed ? "decide.notCounted" : "decide.counting")
            : t(`decide.all.${kind}.explain`, { count: products })}
        </Text>
      </Modal.Section>
    </Modal>
  );
}
