import { Badge, BlockStack, Text, Tooltip } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AcceptanceRecord, Confidence } from "../domain/confidence";

const TONES = { safe: "success", look: "attention", unsure: "warning" } as const;

/** How sure one may be of a recommendation; what the witnesses say shows when it is pointed at or focused. */
export function ConfidenceBadge({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation();
  return (
    <Tooltip content={<Witnesses confidence={confidence} />} width="wide">
      <Badge tone={TONES[confidence.level]}>{t(`confidence.level.${confidence.level}`)}</Badge>
    </Tooltip>
  );
}

function Witnesses({ confidence: { wrong, evidence } }: { confidence: Confidence }) {
  const { t } = useTranslation();
  const record = (of: "pair" | "branch" | "shop", { accepted, decided }: AcceptanceRecord) =>
    decided === 0
      ? t(`confidence.noRecord.${of}`)
      : t(`confidence.record.${of}`, { accepted, decided });
  const lines = [
    t("confidence.siblings", { same: evidence.same, any: evidence.any }),
    ...(evidence.rival > 0 ? [t("confidence.rival", { count: evidence.rival })] : []),
    record("pair", evidence.pair),
    record("branch", evidence.branch),
    record("shop", evidence.shop),
  ];
  return (
    <BlockStack gap="100">
      <Text as="span" fontWeight="semibold">
        {t("confidence.wrong", { share: wrong })}
      </Text>
      {lines.map((line) => (
        <Text as="span" key={line}>
          {line}
        </Text>
      ))}
    </BlockStack>
  );
}
