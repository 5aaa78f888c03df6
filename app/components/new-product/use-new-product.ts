import { useCallback, useEffect, useRef, useState } from "react";
import { EMPTY_DRAFT } from "../../domain/empty-draft";
import type { SaveAnswer } from "../../domain/manual-steps";
import type { DraftFields } from "../../domain/product-draft";
import type { KeptDraft } from "../../views/new-product.server";
import { takeStep, type DraftState } from "./ask-app";
import { forgetAllFiles } from "./kept-files";
import { forgetUnsent, keepUnsent, unsentDraft } from "./unsent-fields";

const KEEP_AFTER_MS = 500;
/** Shopify works on the pictures: the form asks again by itself. */
const PROCESSING_LOOKS = 20;

export type SaveState =
  | { at: "editing" }
  | { at: "saving" }
  | { at: "discarding" }
  | { at: "answered"; answer: SaveAnswer }
  | {
      at: "failed";
      why:
        | "offline"
        | "shopify-failed"
        | "tiktok-shop-failed"
        | "connection-lost"
        | "cloud-storage-failed";
      isCreated: boolean;
    };

/** The form's fields: kept while they are typed, saved once. */
export function useNewProduct(kept: KeptDraft | null, newKey: string) {
  const [state, setState] = useState<DraftState>({
    key: kept?.key ?? newKey,
    fields: kept?.fields ?? EMPTY_DRAFT,
  });
  const [save, setSave] = useState<SaveState>({ at: "editing" });
  const [isFrozen, setFrozen] = useState(kept?.isBeingCreated ?? false);
  const [isTouched, setTouched] = useState(false);
  const [isRestored, setRestored] = useState(kept !== null);
  const latest = useRef(state);
  const draft = useCallback(() => latest.current, []);

  const setDraft = useCallback((next: DraftState) => {
    latest.current = next;
    setState(next);
  }, []);

  useUnsentFields(kept, (unsent) => {
    setDraft(unsent);
    setTouched(true);
    setRestored(true);
  });
  useKeeping(state, isTouched && !isFrozen);

  const setField = useCallback(
    <Name extends keyof DraftFields>(name: Name, value: DraftFields[Name]) => {
      const { key, fields } = latest.current;
      const next = { key, fields: { ...fields, [name]: value } };
      setTouched(true);
      keepUnsent(next);
      setDraft(next);
    },
    [setDraft],
  );

  /** Pictures are chosen: a draft that the app has not heard of is found again after a reload all the same. */
  const begin = useCallback(() => {
    if (isTouched || kept?.key === latest.current.key) return;
    setTouched(true);
    keepUnsent(latest.current);
  }, [isTouched, kept]);

  const submit = useCallback(async (decided: { categoryId: string | null; imageIds: string[] }) => {
    setSave({ at: "saving" });
    for (let look = 1; ; look += 1) {
      const answer = await takeStep<SaveAnswer>("save", latest.current, decided);
      if (answer.outcome === "processing" && look < PROCESSING_LOOKS) continue;
      if (answer.outcome === "offline" || answer.outcome === "failed") {
        const isFailed = answer.outcome === "failed";
        // Whether Shopify got it is not known: what was sent must not change.
        setFrozen(isFailed ? answer.isBeingCreated : true);
        setSave({
          at: "failed",
          why: isFailed ? answer.error : "offline",
          isCreated: isFailed && answer.isCreated,
        });
        return;
      }
      setFrozen(answer.outcome === "processing" || answer.outcome === "saved");
      setSave({ at: "answered", answer });
      if (answer.outcome === "saved") endDraft();
      return;
    }
  }, []);

  const startOver = useCallback(async () => {
    setSave({ at: "discarding" });
    // Waited for: a page that is loaded anew must not bring back what was discarded.
    await takeStep("discard", latest.current);
    endDraft();
    setDraft({ key: crypto.randomUUID(), fields: EMPTY_DRAFT });
    setTouched(false);
    setRestored(false);
    setFrozen(false);
    setSave({ at: "editing" });
  }, [setDraft]);

  return { ...state, draft, save, isFrozen, isRestored, setField, begin, submit, startOver };
}

function endDraft() {
  forgetUnsent();
  void forgetAllFiles();
}

/** What the app did not get before the page went away. */
function useUnsentFields(kept: KeptDraft | null, restore: (unsent: DraftState) => void) {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const unsent = unsentDraft();
    if (unsent && (!kept || kept.key === unsent.key) && !kept?.isBeingCreated) restore(unsent);
  }, [kept, restore]);
}

/** Sends the fields when they rest, and again when the connection is back. */
function useKeeping(state: DraftState, isOn: boolean) {
  useEffect(() => {
    if (!isOn) return;
    const keep = () => void keepOnServer(state);
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    window.addEventListener("online", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", keep);
    };
  }, [state, isOn]);
  // Whoever leaves before the fields rested.
  useEffect(
    () => () => {
      const unsent = unsentDraft();
      if (unsent) void keepOnServer(unsent);
    },
    [],
  );
}

async function keepOnServer(state: DraftState): Promise<void> {
  const kept = await takeStep<{ outcome: "done" }>("keep", state);
  const unsent = unsentDraft();
  const isNewest = JSON.stringify(unsent?.fields) === JSON.stringify(state.fields);
  if (kept.outcome === "done" && isNewest) forgetUnsent();
}
