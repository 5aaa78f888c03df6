import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";

const BAR = "new-product";

interface GuardProps {
  isUnsaved: boolean;
  isBusy: boolean;
  canSave: boolean;
  onSave(): void;
  onDiscard(): void;
}

/** The admin's bar for unsaved input, and the question before it is left. */
export function UnsavedGuard({ isUnsaved, isBusy, canSave, onSave, onDiscard }: GuardProps) {
  const { t } = useTranslation();
  useLeaveQuestion(isUnsaved);
  return (
    <SaveBar id={BAR} open={isUnsaved}>
      {/* Attributes, not properties: App Bridge reads the elements. */}
      <button
        variant="primary"
        disabled={!canSave || isBusy}
        {...(isBusy ? { loading: "" } : {})}
        onClick={onSave}
      >
        {t("newProduct.save.button")}
      </button>
      <button disabled={isBusy} onClick={onDiscard}>
        {t("newProduct.save.discard")}
      </button>
    </SaveBar>
  );
}

function useLeaveQuestion(isUnsaved: boolean) {
  const shopify = useAppBridge();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state === "blocked")
      void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed());
  }, [blocker, shopify]);
  useBeforeUnload(
    useCallback(
      (event) => {
        // Whoever was asked by the bar already is not asked again.
        const bar = document.querySelector<UISaveBarElement>(`#${BAR}`);
        if (isUnsaved && bar?.showing !== false) event.preventDefault();
      },
      [isUnsaved],
    ),
  );
}
