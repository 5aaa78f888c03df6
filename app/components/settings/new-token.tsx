import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, InlineError, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenActions } from "./use-tokens";

const MAX_NAME_LENGTH = 60;

/** Creates a token, and shows it this once. */
export function NewToken({ actions }: { actions: TokenActions }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [created, setCreated] = useState("");
  const [hidden, setHidden] = useState<string | null>(null);
  const create = () => {
    actions.create(name.trim());
    setCreated(name.trim());
    setName("");
  };
  return (
    <BlockStack gap="300">
      {actions.token && actions.token !== hidden ? (
        <ShownOnce name={created} token={actions.token} onDone={() => setHidden(actions.token)} />
      ) : null}
      {actions.problem ? (
        <InlineError message={t(`settings.tokens.${actions.problem}`)} fieldID="token-name" />
      ) : null}
      <TextField
        id="token-name"
        label={t("settings.tokens.name")}
        placeholder={t("settings.tokens.namePlaceholder")}
        autoComplete="off"
        maxLength={MAX_NAME_LENGTH}
        value={name}
        onChange={setName}
        connectedRight={
          <Button disabled={name.trim() === ""} loading={actions.isBusy} onClick={create}>
            {t("settings.tokens.create")}
          </Button>
        }
      />
    </BlockStack>
  );
}

function ShownOnce({ name, token, onDone }: { name: string; token: string; onDone(): void }) {
  const { t } = useTranslation();
  const bridge = useAppBridge();
  const copy = () =>
    void navigator.clipboard.writeText(token).then(
      () => bridge.toast.show(t("settings.tokens.copied")),
      // Where the browser does not allow it, the field can be copied by hand.
      () => undefined,
    );
  return (
    <Banner tone="success" title={t("settings.tokens.createdTitle", { name })} onDismiss={onDone}>
      <TextField
        label={t("settings.tokens.once")}
        value={token}
        readOnly
        selectTextOnFocus
        monospaced
        autoComplete="off"
        connectedRight={<Button onClick={copy}>{t("settings.tokens.copy")}</Button>}
      />
    </Banner>
  );
}
