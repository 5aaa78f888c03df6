import { ChoiceList } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** Whether what a rule decided is undone or stays, as the merchant's own decision. */
export function KeepChoice({
  title,
  keepsDecided,
  onChange,
}: {
  title: string;
  keepsDecided: boolean;
  onChange(keepsDecided: boolean): void;
}) {
  const { t } = useTranslation();
  return (
    <ChoiceList
      title={title}
      choices={[
        { value: "undo", label: t("rules.undoDecided"), helpText: t("rules.undoDecidedHelp") },
        { value: "keep", label: t("rules.keepDecided"), helpText: t("rules.keepDecidedHelp") },
      ]}
      selected={[keepsDecided ? "keep" : "undo"]}
      onChange={([choice]) => onChange(choice === "keep")}
    />
  );
}
