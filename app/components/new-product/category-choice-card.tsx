import {
  Badge,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecommendationAnswer } from "../../domain/manual-steps";
import { permissionOf } from "../../domain/category-permission";
import { CategoryCard } from "../category-card";
import { CategoryPicker } from "../category-picker/category-picker";
import { PermissionBadge } from "../category-picker/permission-badge";
import type { ChosenCategory, Decision } from "./category-decision";
import type { AskedState } from "./use-recommendation";

interface CardProps {
  asked: AskedState;
  decision: Decision;
  /** Whose categories they are; null while nobody can be asked. */
  market: string | null;
  /** It is the operator's market, since the shop has no connection. */
  isCatalogMarket: boolean;
  isFrozen: boolean;
  /** The key of the local category that the product will have, once it has one. */
  localCategory: string | undefined;
  onDecide(decision: Decision): void;
}

/** Guide steps 15 to 18: what TikTok Shop recommends, and what the merchant makes of it. */
export function CategoryChoiceCard(props: CardProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("newProduct.category.heading")}
        </Text>
        <div aria-live="polite" aria-busy={props.asked.at === "asking"}>
          <BlockStack gap="300">
            <Shown {...props} />
          </BlockStack>
        </div>
        {props.market && props.isCatalogMarket ? (
          <Text as="p" tone="subdued">
            {t("newProduct.category.catalogMarket", { market: props.market })}
          </Text>
        ) : null}
        {props.market ? <Decide {...props} /> : null}
      </BlockStack>
    </Card>
  );
}

function Shown({ asked, decision, market }: CardProps) {
  const { t } = useTranslation();
  if (decision.decided === "chosen")
    return (
      <CategoryPath
        category={decision.category}
        badge={t("newProduct.category.chosen")}
        isDecided
      />
    );
  if (!market) return <Text as="p">{t("newProduct.category.notConnected")}</Text>;
  switch (asked.at) {
    case "waiting":
      return (
        <Text as="p" tone="subdued">
          {t("newProduct.category.waiting")}
        </Text>
      );
    case "asking":
      return (
        <>
          <Text as="p" tone="subdued">
            {t("newProduct.category.asking")}
          </Text>
          {asked.last ? (
            <Answer answer={asked.last} decision={decision} />
          ) : (
            <SkeletonBodyText lines={2} />
          )}
        </>
      );
    case "answered":
      return <Answer answer={asked.recommendation} decision={decision} />;
    case "failed":
      return <Text as="p">{t(`newProduct.category.failed.${asked.why}`)}</Text>;
  }
}

function Answer({ answer, decision }: { answer: RecommendationAnswer; decision: Decision }) {
  const { t } = useTranslation();
  if (answer.outcome === "none") return <Text as="p">{t(`attention.${answer.reason}`)}</Text>;
  const isApproved = decision.decided === "approved";
  return (
    <CategoryPath
      category={asChosen(answer)}
      badge={t(isApproved ? "newProduct.category.approved" : "newProduct.category.recommended")}
      isDecided={isApproved}
    />
  );
}

interface PathProps {
  category: ChosenCategory;
  badge: string;
  isDecided: boolean;
}

function CategoryPath({ category, badge, isDecided }: PathProps) {
  const { categoryId, path, permission } = category;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Badge tone={isDecided ? "success" : "info"}>{badge}</Badge>
        <PermissionBadge category={{ permission, isGone: false }} />
      </InlineStack>
      <BlockStack>
        <Text as="p" tone="subdued" variant="bodySm">
          {path.slice(0, -1).join(" › ")}
        </Text>
        <Text as="p" fontWeight="semibold">
          <span data-recommended-leaf>{path.at(-1) ?? ""}</span>
        </Text>
      </BlockStack>
      <Needs key={categoryId} categoryId={categoryId} />
    </BlockStack>
  );
}

/** TikTok Shop is asked for it only when somebody looks. */
function Needs({ categoryId }: { categoryId: string }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  if (isShown) return <CategoryCard categoryId={categoryId} />;
  return (
    <InlineStack>
      <Button variant="plain" onClick={() => setShown(true)}>
        {t("newProduct.category.needs")}
      </Button>
    </InlineStack>
  );
}

function asChosen(
  answer: Extract<RecommendationAnswer, { outcome: "recommended" }>,
): ChosenCategory {
  const { categoryId, path, permissionStatuses } = answer;
  return { categoryId, path, permission: permissionOf(permissionStatuses) };
}

function Decide({ asked, decision, isFrozen, localCategory, onDecide }: CardProps) {
  const { t } = useTranslation();
  const [isChoosing, setChoosing] = useState(false);
  const answer = asked.at === "answered" ? asked.recommendation : null;
  return (
    <BlockStack gap="200">
      <ButtonGroup>
        {answer?.outcome === "recommended" && decision.decided !== "approved" ? (
          <Button
            variant="primary"
            disabled={isFrozen}
            onClick={() => onDecide({ decided: "approved", category: asChosen(answer) })}
          >
            {t("newProduct.category.approve")}
          </Button>
        ) : null}
        <Button disabled={isFrozen} onClick={() => setChoosing(true)}>
          {t("newProduct.category.chooseAnother")}
        </Button>
        {decision.decided === "nothing" ? null : (
          <Button
            variant="tertiary"
            disabled={isFrozen}
            onClick={() => onDecide({ decided: "nothing" })}
          >
            {t("newProduct.category.undo")}
          </Button>
        )}
        {decision.decided === "nothing" ? (
          <Button
            variant="tertiary"
            disabled={isFrozen}
            onClick={() => onDecide({ decided: "later" })}
          >
            {t("newProduct.category.later")}
          </Button>
        ) : null}
      </ButtonGroup>
      {decision.decided === "later" ? (
        <Text as="p" tone="subdued">
          {t("newProduct.category.laterHint")}
        </Text>
      ) : null}
      <CategoryPicker
        isOpen={isChoosing}
        localCategoryKey={localCategory}
        onClose={() => setChoosing(false)}
        onChoose={({ id, path, permission }) => {
          setChoosing(false);
          onDecide({ decided: "chosen", category: { categoryId: id, path, permission } });
        }}
      />
    </BlockStack>
  );
}
