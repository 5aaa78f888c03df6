import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect } from "react";

interface GuardProps {
  /** Tells the bar from that of another page. */
  id: string;
  labels: { save: string; discard: string };
  isUnsaved: boolean;
  isBusy: boolean;
  canSave: boolean;
  onSave(): void;
  onDiscard(): void;
}

/** The admin's bar for unsaved input, and the question before it is left. */
export function UnsavedGuard(props: GuardProps) {
  const { id, labels, isUnsaved, isBusy, canSave, onSave, onDiscard } = props;
  useLeaveQuestion(id, isUnsaved);
  return (
    <SaveBar id={id} open={isUnsaved}>
      {/* Attributes, not properties: App Bridge reads the elements. */}
      <button
        variant="primary"
        disabled={!canSave || isBusy}
        {...(isBusy ? { loading: "" } : {})}
        onClick={onSave}
      >
        {labels.save}
      </button>
      <button disabled={isBusy} onClick={onDiscard}>
        {labels.discard}
      </button>
    </SaveBar>
  );
}

function useLeaveQuestion(id: string, isUnsaved: boolean) {
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
        const bar = document.querySelector<UISaveBarElement>(`#${id}`);
        if (isUnsaved && bar?.showing !== false) event.preventDefault();
      },
      [id, isUnsaved],
    ),
  );
}
