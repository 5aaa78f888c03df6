import { useFetcher } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleRow } from "../../views/rules.server";
import { RemoveRuleDialog } from "./remove-rule-dialog";
import { RuleSentence } from "./rule-sentence";

/** The rules, the strongest first. */
export function RuleList({ rules }: { rules: RuleRow[] }) {
  const { t } = useTranslation();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("rules.listTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {t("rules.order")}
          </Text>
        </BlockStack>
      </Box>
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {rules.map((rule, index) => (
          <li
            key={rule.id}
            style={{ borderTop: "1px solid var(--p-color-border-secondary)", padding: 16 }}
          >
            <RuleLine rule={rule} place={index + 1} of={rules.length} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function RuleLine({ rule, place, of }: { rule: RuleRow; place: number; of: number }) {
  const { t } = useTranslation();
  return (
    <div style={{ display: "flex", gap: 12 }}>
      <Text as="span" numeric tone="subdued">
        {place}.
      </Text>
      <div style={{ flex: 1, minWidth: 0 }}>
        <BlockStack gap="300">
          <RuleSentence {...rule} />
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" variant="bodySm">
              {t("rules.decides", { count: rule.products })}
            </Text>
            {rule.isFollowed ? <Badge tone="info">{t("rules.followed")}</Badge> : null}
            {rule.isEnabled ? null : <Badge>{t("rules.off")}</Badge>}
            {rule.reason ? <Badge tone="warning">{t(`reason.${rule.reason}`)}</Badge> : null}
          </InlineStack>
          <RuleActions rule={rule} place={place} of={of} />
        </BlockStack>
      </div>
    </div>
  );
}

function RuleActions({ rule, place, of }: { rule: RuleRow; place: number; of: number }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const [isRemoving, setRemoving] = useState(false);
  const isBusy = fetcher.state !== "idle";
  const send = (form: Record<string, string>) =>
    fetcher.submit({ id: String(rule.id), ...form }, { method: "post", action: "/app/rules" });
  return (
    <InlineStack gap="200">
      <ButtonGroup variant="segmented">
        <Button
          size="slim"
          icon={ArrowUpIcon}
          disabled={isBusy || place === 1}
          accessibilityLabel={t("rules.moveUp", { place })}
          onClick={() => send({ intent: "move", direction: "up" })}
        />
        <Button
          size="slim"
          icon={ArrowDownIcon}
          disabled={isBusy || place === of}
          accessibilityLabel={t("rules.moveDown", { place })}
          onClick={() => send({ intent: "move", direction: "down" })}
        />
      </ButtonGroup>
      <Button
        size="slim"
        url={`/app/rules/${rule.id}`}
        accessibilityLabel={t("rules.editLabel", { place })}
      >
        {t("rules.edit")}
      </Button>
      <Button
        size="slim"
        disabled={isBusy}
        accessibilityLabel={t(rule.isEnabled ? "rules.switchOffLabel" : "rules.switchOnLabel", {
          place,
        })}
        onClick={() => send({ intent: "switch", isEnabled: String(!rule.isEnabled) })}
      >
        {t(rule.isEnabled ? "rules.switchOff" : "rules.switchOn")}
      </Button>
      <Button
        size="slim"
        variant="tertiary"
        tone="critical"
        disabled={isBusy}
        accessibilityLabel={t("rules.removeLabel", { place })}
        onClick={() => setRemoving(true)}
      >
        {t("rules.remove")}
      </Button>
      {isRemoving ? (
        <RemoveRuleDialog
          products={rule.products}
          onClose={() => setRemoving(false)}
          onRemove={(keepsDecided) => {
            setRemoving(false);
            send({ intent: "remove", keepsDecided: String(keepsDecided) });
          }}
        />
      ) : null}
    </InlineStack>
  );
}
