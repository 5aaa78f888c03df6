import { Banner, BlockStack, Button, ButtonGroup, Card, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MediaProblem, SaveAnswer } from "../../domain/manual-steps";
import { localCategoryOf } from "../../domain/product";
import { takeStep, type DraftState } from "./ask-app";

interface CardProps {
  saved: Extract<SaveAnswer, { outcome: "saved" }>;
  draft: DraftState;
  onAnother(): void;
}

/** The product is in Shopify and mapped: what came of it, and what may follow. */
export function SavedCard({ saved, draft, onAnother }: CardProps) {
  const { t } = useTranslation();
  const { productId, mapping, mediaProblems, problems } = saved;
  const isCategorized = localCategoryOf(draft.fields).key !== "none";
  return (
    <BlockStack gap="400">
      <Banner tone="success" title={t("newProduct.saved.title", { title: draft.fields.title })}>
        <p>{t(`newProduct.saved.${mapping}`)}</p>
      </Banner>
      {mediaProblems.length > 0 ? <MediaProblems problems={mediaProblems} /> : null}
      {problems.map(({ message }) => (
        <Banner key={message} tone="warning">
          <p>{message}</p>
        </Banner>
      ))}
      {mapping === "confirmed" && isCategorized ? <UseForAll draft={draft} /> : null}
      <ButtonGroup>
        <Button variant="primary" onClick={onAnother}>
          {t("newProduct.saved.another")}
        </Button>
        <Button url={`shopify:admin/products/${productId}`} target="_top">
          {t("newProduct.saved.openProduct")}
        </Button>
        <Button url="/app/mappings">{t("newProduct.saved.mappings")}</Button>
      </ButtonGroup>
    </BlockStack>
  );
}

function MediaProblems({ problems }: { problems: MediaProblem[] }) {
  const { t } = useTranslation();
  return (
    <Banner tone="warning" title={t("newProduct.saved.mediaTitle")}>
      <List>
        {problems.map(({ name, code }) => (
          <List.Item key={name}>
            {t("newProduct.saved.mediaProblem", {
              name,
              why: t(`newProduct.media.${mediaText(code)}`),
            })}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}

function UseForAll({ draft }: { draft: DraftState }) {
  const { t } = useTranslation();
  const [state, setState] = useState<"offered" | "asking" | "done" | "failed">("offered");
  const category = localCategoryOf(draft.fields).fullName;
  async function decide() {
    setState("asking");
    const answer = await takeStep<{ outcome: "done" | "unknown" }>("use-for-all", draft);
    setState(answer.outcome === "done" ? "done" : "failed");
  }
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">
          {t(state === "done" ? "newProduct.saved.usedForAll" : "newProduct.saved.useForAllHint", {
            category,
          })}
        </Text>
        {state === "failed" ? (
          <Text as="p" tone="critical">
            {t("newProduct.save.why.offline")}
          </Text>
        ) : null}
        {state === "done" ? null : (
          <Button loading={state === "asking"} onClick={() => void decide()}>
            {t("newProduct.saved.useForAll", { category })}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}

const MEDIA_CODES = [
  "INVALID_IMAGE_FILE_SIZE",
  "INVALID_IMAGE_RESOLUTION",
  "INVALID_IMAGE_ASPECT_RATIO",
  "UNSUPPORTED_IMAGE_FILE_TYPE",
  "IMAGE_DOWNLOAD_FAILURE",
  "IMAGE_PROCESSING_FAILURE",
  "INVALID_SIGNED_URL",
  "MEDIA_TIMEOUT_ERROR",
  "FILE_STORAGE_LIMIT_EXCEEDED",
] as const;

function mediaText(code: string): (typeof MEDIA_CODES)[number] | "UNKNOWN" {
  return MEDIA_CODES.find((known) => known === code) ?? "UNKNOWN";
}
