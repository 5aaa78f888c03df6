import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShopSettings } from "../../domain/shop-settings";
import { changedSince, type SettingsChanges } from "./settings-changes";

/** What the cards of the Settings page need of its form: they read `values` and `set` one of them. */
export interface SettingsForm {
  values: ShopSettings;
  set<Name extends keyof ShopSettings>(name: Name, value: ShopSettings[Name]): void;
}

/** The switches of the Settings page: what the merchant changed waits until it is saved. */
export function useSettingsForm(saved: ShopSettings) {
  const { t } = useTranslation();
  const bridge = useAppBridge();
  const [changes, setChanges] = useState<SettingsChanges>({});
  const [sent, setSent] = useState<SettingsChanges>({});
  const { state, data, submit } = useFetcher<{ outcome: string }>();
  const [seen, setSeen] = useState({ state, data });
  const [hasFailed, setHasFailed] = useState(false);
  const isToTell = useRef(false);
  const values = { ...saved, ...changes };
  const isUnsaved = Object.keys(saved).some(
    (name) => values[name as keyof ShopSettings] !== saved[name as keyof ShopSettings],
  );

  // While rendering: in an effect, the page would be painted once with what was sent as unsaved.
  if (seen.state !== state || seen.data !== data) {
    setSeen({ state, data });
    if (state === "idle") {
      const isSaved = data?.outcome === "saved";
      setHasFailed(!isSaved);
      if (isSaved) setChanges(changedSince(sent, changes));
    }
  }

  useEffect(() => {
    if (state !== "idle" || !isToTell.current) return;
    isToTell.current = false;
    if (data?.outcome === "saved") bridge.toast.show(t("settings.saved"));
  }, [state, data, bridge, t]);

  return {
    values,
    set: <Name extends keyof ShopSettings>(name: Name, value: ShopSettings[Name]) =>
      setChanges((before) => ({ ...before, [name]: value })),
    isUnsaved,
    isSaving: state !== "idle",
    hasFailed,
    save() {
      isToTell.current = true;
      setSent(changes);
      const settings = changes as Record<string, boolean>;
      submit(
        { intent: "save", settings },
        { method: "post", action: "/app/settings", encType: "application/json" },
      );
    },
    discard() {
      setChanges({});
      setHasFailed(false);
    },
  };
}
