import { useFetcher } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ruleDraftSchema, type RuleDraft } from "../../domain/mapping-rule";
import type { EditedRule } from "../../views/rules.server";
import { CategoryField } from "../category-picker/category-field";
import { UnsavedGuard } from "../unsaved-guard";
import { ConditionsCard, emptyCondition } from "./conditions-card";
import { KeepChoice } from "./keep-choice";
import { PreviewCard } from "./preview-card";
import { useRulePreview } from "./use-rule-preview";

type RuleProblem =
  "no-such-category" | "no-such-rule" | "too-many-rules" | "not-connected" | "bad-request";

/** A rule, new or not, with what it would do beside it. */
export function RuleEditor({ rule }: { rule: EditedRule }) {
  const { t } = useTranslation();
  const saving = useFetcher<{ outcome: RuleProblem }>();
  const [keepsDecided, setKeepsDecided] = useState(false);
  const { edited, change, draft, isChanged, reset } = useEdited(rule);
  const isSaving = saving.state !== "idle";
  const { preview, isLooking } = useRulePreview(rule.id, draft);
  const save = () =>
    saving.submit(
      { draft: JSON.stringify(draft), keepsDecided: String(keepsDecided) },
      { method: "post" },
    );
  const title = t(rule.id === null ? "rules.new" : "rules.editTitle");
  return (
    <Page
      title={title}
      backAction={{ url: "/app/rules", content: t("rules.title") }}
      primaryAction={{
        content: t("rules.save"),
        disabled: draft === null || isSaving,
        loading: isSaving,
        onAction: save,
      }}
    >
      <TitleBar title={title} />
      <UnsavedGuard
        id="rule"
        labels={{ save: t("settings.save"), discard: t("settings.discard") }}
        // A rule that is saved is left for the list.
        isUnsaved={isChanged && !isSaving}
        isBusy={isSaving}
        canSave={draft !== null}
        onSave={save}
        onDiscard={reset}
      />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {saving.data ? (
              <Banner tone="critical">{t(`rules.problem.${saving.data.outcome}`)}</Banner>
            ) : null}
            <ConditionsCard rule={edited} onChange={change} />
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {t("rules.category")}
                </Text>
                <CategoryField
                  value={edited.category}
                  onChoose={(category) => change({ category })}
                  localCategoryId={localCategoryIn(edited)}
                />
              </BlockStack>
            </Card>
            {rule.products > 0 ? (
              <Card>
                <KeepChoice
                  title={t("rules.editKeep", { count: rule.products })}
                  keepsDecided={keepsDecided}
                  onChange={setKeepsDecided}
                />
              </Card>
            ) : null}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <PreviewCard preview={preview} isLooking={isLooking} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function useEdited(rule: EditedRule) {
  const [edited, setEdited] = useState(() => editable(rule));
  type Edited = typeof edited;
  return {
    edited,
    change: (changed: Partial<Edited>) => setEdited((before) => ({ ...before, ...changed })),
    draft: draftOf(edited),
    isChanged: saidBy(edited) !== saidBy(editable(rule)),
    reset: () => setEdited(editable(rule)),
  };
}

function editable({ isAny, conditions, category }: EditedRule) {
  const keyed = conditions.map((condition, key) => ({ ...condition, key }));
  return { isAny, category, conditions: keyed.length === 0 ? [emptyCondition(0)] : keyed };
}

/** What an edited rule says, to be compared. */
function saidBy({ isAny, category, conditions }: ReturnType<typeof editable>): string {
  return JSON.stringify([
    isAny,
    category?.id,
    conditions.map(({ field, value }) => [field, value]),
  ]);
}

/** The rule as it would be saved, or null while something is missing. */
function draftOf(edited: {
  isAny: boolean;
  conditions: { field: string; value: string }[];
  category: { id: string } | null;
}): RuleDraft | null {
  const { isAny, conditions, category } = edited;
  return (
    ruleDraftSchema.safeParse({
      isAny,
      conditions: conditions.map(({ field, value }) => ({ field, value })),
      categoryId: category?.id,
    }).data ?? null
  );
}

/** What TikTok Shop recommends within it is offered in the category picker. */
function localCategoryIn({ conditions }: { conditions: { field: string; value: string }[] }) {
  const found = conditions.find(({ field, value }) => field === "local-category" && value !== "");
  return found && Number(found.value);
}
