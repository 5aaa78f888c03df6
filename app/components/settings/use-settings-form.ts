import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShopSettings } from "../../domain/shop-settings";

/** What the cards of the Settings page need of its form: they read `values` and `set` one of them. */
export interface SettingsForm {
  values: ShopSettings;
  set<Name extends keyof ShopSettings>(name: Name, value: ShopSettings[Name]): void;
}

/** The switches of the Settings page: what the merchant changed waits until it is saved. */
export function useSettingsForm(saved: ShopSettings) {
  const { t } = useTranslation();
  const bridge = useAppBridge();
  const [changes, setChanges] = useState<Partial<ShopSettings>>({});
  const { state, data, submit } = useFetcher<{ outcome: string }>();
  const isSent = useRef(false);
  const [hasFailed, setHasFailed] = useState(false);
  const values = { ...saved, ...changes };
  const isUnsaved = Object.keys(saved).some(
    (name) => values[name as keyof ShopSettings] !== saved[name as keyof ShopSettings],
  );

  useEffect(() => {
    if (state !== "idle" || !isSent.current) return;
    isSent.current = false;
    const isSaved = data?.outcome === "saved";
    setHasFailed(!isSaved);
    if (!isSaved) return;
    setChanges({});
    bridge.toast.show(t("settings.saved"));
  }, [state, data, bridge, t]);

  return {
    values,
    set: <Name extends keyof ShopSettings>(name: Name, value: ShopSettings[Name]) =>
      setChanges((before) => ({ ...before, [name]: value })),
    isUnsaved,
    isSaving: state !== "idle",
    hasFailed,
    save() {
      isSent.current = true;
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
