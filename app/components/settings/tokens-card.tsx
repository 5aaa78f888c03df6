import { BlockStack, Button, InlineStack, Link, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenView } from "../../views/settings.server";
import { NewToken } from "./new-token";
import { SettingsCard } from "./settings-card";
import { useTokens } from "./use-tokens";

interface CardProps {
  tokens: TokenView[];
  /** Where systems read. */
  apiAddress: string;
}

/** Keys of the shop's own systems. */
export function TokensCard({ tokens, apiAddress }: CardProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<TokenView | null>(null);
  const actions = useTokens();
  return (
    <SettingsCard title={t("settings.tokens.title")} explain={t("settings.tokens.explain")}>
      <BlockStack gap="100">
        <Text as="p" breakWord>
          {t("settings.tokens.address")}: <code>{apiAddress}/mappings</code>
        </Text>
        <Link url={apiAddress} target="_blank">
          {t("settings.tokens.docs")}
        </Link>
      </BlockStack>
      {tokens.length === 0 ? (
        <Text as="p" tone="subdued">
          {t("settings.tokens.none")}
        </Text>
      ) : null}
      {tokens.map((token) => (
        <TokenLine key={token.id} token={token} onRevoke={() => setAsked(token)} />
      ))}
      <NewToken actions={actions} />
      <Modal
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("settings.tokens.revokeTitle", { name: asked?.name ?? "" })}
        primaryAction={{
          content: t("settings.tokens.revoke"),
          destructive: true,
          onAction: () => {
            if (asked) actions.revoke(asked.id);
            setAsked(null);
          },
        }}
        secondaryActions={[
          { content: t("settings.tokens.cancel"), onAction: () => setAsked(null) },
        ]}
      >
        <Modal.Section>
          <Text as="p">{t("settings.tokens.revokeExplain")}</Text>
        </Modal.Section>
      </Modal>
    </SettingsCard>
  );
}

function TokenLine({ token, onRevoke }: { token: TokenView; onRevoke(): void }) {
  const { t, i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  const dateOf = (text: string) => format.format(new Date(text));
  const facts = [
    t("settings.tokens.ending", { hint: token.hint }),
    t("settings.tokens.created", { date: dateOf(token.createdAt) }),
    token.lastUsedAt === null
      ? t("settings.tokens.neverUsed")
      : t("settings.tokens.lastUsed", { date: dateOf(token.lastUsedAt) }),
  ];
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        <Text as="p" fontWeight="medium" breakWord>
          {token.name}
        </Text>
        <Text as="p" tone="subdued">
          {facts.join(" · ")}
        </Text>
      </BlockStack>
      <Button
        tone="critical"
        variant="tertiary"
        accessibilityLabel={t("settings.tokens.revokeLabel", { name: token.name })}
        onClick={onRevoke}
      >
        {t("settings.tokens.revoke")}
      </Button>
    </InlineStack>
  );
}
