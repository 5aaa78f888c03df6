import { BlockStack, Button, ButtonGroup, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { ProgressLine } from "../progress-line";
import type { Picture } from "./picture";

interface TileProps {
  picture: Picture;
  isFirst: boolean;
  isFrozen: boolean;
  onRemove(): void;
  onRetry(): void;
  onMakeFirst(): void;
}

/** One picture: how far it is, and what can be done about it. */
export function PictureTile({ picture, isFirst, isFrozen, ...actions }: TileProps) {
  const { t } = useTranslation();
  const { id, name, previewUrl, state } = picture;
  const label = { name };
  const isRetryable = state.at === "broken" && state.why !== "lost";
  return (
    <div data-picture={state.at}>
      <InlineStack gap="400" blockAlign="center" wrap>
        <Thumbnail size="large" source={previewUrl ?? ImageIcon} alt="" />
        <div style={{ flex: "1 1 10rem", minWidth: 0 }}>
          <BlockStack gap="100">
            <Text as="p" truncate id={`name-${id}`}>
              {name}
            </Text>
            <PictureState picture={picture} />
          </BlockStack>
        </div>
        {isFrozen ? null : (
          <ButtonGroup>
            {isRetryable ? (
              <Button
                onClick={actions.onRetry}
                accessibilityLabel={t("newProduct.retryPicture", label)}
              >
                {t("newProduct.retry")}
              </Button>
            ) : null}
            {isFirst ? null : (
              <Button
                variant="tertiary"
                onClick={actions.onMakeFirst}
                accessibilityLabel={t("newProduct.moveUpPicture", label)}
              >
                {t("newProduct.moveUp")}
              </Button>
            )}
            <Button
              variant="tertiary"
              tone="critical"
              onClick={actions.onRemove}
              accessibilityLabel={t("newProduct.removePicture", label)}
            >
              {t("newProduct.remove")}
            </Button>
          </ButtonGroup>
        )}
      </InlineStack>
    </div>
  );
}

function PictureState({ picture: { id, state } }: { picture: Picture }) {
  const { t } = useTranslation();
  switch (state.at) {
    case "checking":
      return <Subdued>{t("newProduct.picture.checking")}</Subdued>;
    case "sending":
      return <ProgressLine share={state.share} labelledBy={`name-${id}`} />;
    case "done":
      return <Subdued>{t("newProduct.picture.done")}</Subdued>;
    case "stored":
      return <Subdued>{t("newProduct.picture.stored")}</Subdued>;
    case "refused":
      return <Critical>{t(`newProduct.refused.${refusalText(state.reason)}`)}</Critical>;
    case "broken":
      return <Critical>{t(`newProduct.broken.${state.why}`)}</Critical>;
  }
}

function Subdued({ children }: { children: string }) {
  return (
    <Text as="p" tone="subdued">
      {children}
    </Text>
  );
}

function Critical({ children }: { children: string }) {
  return (
    <div role="alert">
      <Text as="p" tone="critical">
        {children}
      </Text>
    </div>
  );
}

const REFUSALS = [
  "too-many",
  "image-too-small",
  "image-too-large",
  "image-unreadable",
  "image-refused",
] as const;

function refusalText(reason: string): (typeof REFUSALS)[number] | "other" {
  return REFUSALS.find((known) => known === reason) ?? "other";
}
