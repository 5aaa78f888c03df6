import { useCallback, useEffect, useReducer, useRef } from "react";
import type { FailedStep, PrepareAnswer, StoredPicture } from "../../domain/manual-steps";
import type { KeptPicture } from "../../views/new-product.server";
import { handPictureOver, takeStep, type DraftState, type OfflineStep } from "./ask-app";
import { checkPicture } from "./check-picture";
import { filesOfDraft, forgetFile, keepFile, keptFile } from "./kept-files";
import { changePictures, type Picture } from "./picture";
import { putFile, type PutOrder } from "./put-file";

interface PicturesOptions {
  /** The draft as it is now. */
  draft: () => DraftState;
  kept: KeptPicture[];
  /** Nothing is added any more: Shopify was asked for the product. */
  isFrozen: boolean;
  /** The first pictures are chosen. */
  onBegin(): void;
}

export interface Pictures {
  pictures: Picture[];
  add(files: File[]): void;
  remove(id: string): void;
  retry(id: string): void;
  move(id: string, by: -1 | 1): void;
  clear(): void;
}

/** The form's pictures: checked, sent to the cloud storage and to TikTok Shop, side by side. */
export function usePictures({ draft, kept, isFrozen, onBegin }: PicturesOptions): Pictures {
  const [pictures, change] = useReducer(changePictures, kept, (pictures) => pictures.map(asKept));
  const files = useRef(new Map<string, File>());
  const sending = useRef(new Map<string, AbortController>());

  const hold = useCallback((id: string, file: File) => {
    files.current.set(id, file);
  }, []);

  const setState = useCallback(
    (id: string, state: Picture["state"]) => change({ change: "state", id, state }),
    [],
  );

  const send = useCallback(
    async (id: string, file: File, mimeType: string) => {
      const controller = new AbortController();
      sending.current.set(id, controller);
      setState(id, { at: "sending", share: 0 });
      const state = await sendPicture(file, {
        draft: draft(),
        imageId: id,
        mimeType,
        signal: controller.signal,
        onProgress: (share) => setState(id, { at: "sending", share }),
      });
      if (controller.signal.aborted) return;
      sending.current.delete(id);
      setState(id, state);
    },
    [draft, setState],
  );

  const check = useCallback(
    async (id: string, file: File) => {
      const previewUrl = URL.createObjectURL(file);
      change({ change: "preview", id, previewUrl });
      const { problem, mimeType } = await checkPicture(file, previewUrl);
      if (problem) setState(id, { at: "refused", reason: problem, isInShopify: false });
      else await send(id, file, mimeType);
    },
    [send, setState],
  );

  const begin = useCallback(
    (id: string, file: File) => {
      hold(id, file);
      const state = { at: "checking" } as const;
      change({ change: "add", picture: { id, name: file.name, previewUrl: null, state } });
      void check(id, file);
    },
    [check, hold],
  );

  const add = useCallback(
    (added: File[]) => {
      onBegin();
      const chosenAt = Date.now();
      for (const [index, file] of added.entries()) {
        const id = crypto.randomUUID();
        void keepFile({ id, draftKey: draft().key, file, keptAt: chosenAt + index / 1_000 });
        begin(id, file);
      }
    },
    [begin, draft, onBegin],
  );

  const retry = useCallback(
    (id: string) => {
      const file = files.current.get(id);
      if (file) void check(id, file);
    },
    [check],
  );

  const remove = useCallback(
    (id: string) => {
      sending.current.get(id)?.abort();
      sending.current.delete(id);
      files.current.delete(id);
      void forgetFile(id);
      change({ change: "remove", id });
      void takeStep("remove-picture", draft(), { imageId: id });
    },
    [draft],
  );

  const move = useCallback(
    (id: string, by: -1 | 1) => {
      const after = changePictures(pictures, { change: "move", id, by });
      change({ change: "move", id, by });
      void takeStep("order-pictures", draft(), { imageIds: after.map((picture) => picture.id) });
    },
    [draft, pictures],
  );

  const clear = useCallback(() => {
    for (const controller of sending.current.values()) controller.abort();
    sending.current.clear();
    files.current.clear();
    change({ change: "reset", pictures: [] });
  }, []);

  useRestoredFiles(kept, { hold, change, setState, check });
  useUnheardFiles(kept, { draft, isFrozen, begin });
  useRetryWhenOnline(pictures, retry);
  return { pictures, add, remove, retry, move, clear };
}

/** After a reload: previews come back, and what was under way is sent on. */
function useRestoredFiles(
  kept: KeptPicture[],
  restore: {
    hold: (id: string, file: File) => void;
    change: (change: { change: "preview"; id: string; previewUrl: string }) => void;
    setState: (id: string, state: Picture["state"]) => void;
    check: (id: string, file: File) => Promise<void>;
  },
) {
  const isRestored = useRef(false);
  useEffect(() => {
    if (isRestored.current) return;
    isRestored.current = true;
    for (const picture of kept) void restorePicture(picture);
    async function restorePicture(picture: KeptPicture) {
      const { id } = picture;
      const file = await keptFile(id);
      const isThere = picture.tikTokShopImageUrl !== null || picture.status === "refused";
      if (file) restore.hold(id, file);
      if (file && isThere)
        restore.change({ change: "preview", id, previewUrl: URL.createObjectURL(file) });
      if (isThere) return;
      if (file) await restore.check(id, file);
      else if (picture.status === "awaited") restore.setState(id, { at: "broken", why: "lost" });
    }
  }, [kept, restore]);
}

/** After a reload: what was chosen in the last moments before it, which the app has not heard of, is taken again. */
function useUnheardFiles(
  kept: KeptPicture[],
  restore: {
    draft: () => DraftState;
    isFrozen: boolean;
    begin: (id: string, file: File) => void;
  },
) {
  const isRestored = useRef(false);
  useEffect(() => {
    if (isRestored.current) return;
    isRestored.current = true;
    if (!restore.isFrozen) void restoreUnheard();
    async function restoreUnheard() {
      for (const { id, file } of await filesOfDraft(restore.draft().key))
        if (!kept.some((picture) => picture.id === id)) restore.begin(id, file);
    }
  }, [kept, restore]);
}

function useRetryWhenOnline(pictures: Picture[], retry: (id: string) => void) {
  useEffect(() => {
    const again = () => {
      for (const { id, state } of pictures)
        if (state.at === "broken" && state.why !== "lost") retry(id);
    };
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [pictures, retry]);
}

/** Prepare, PUT, hand over: the guide's steps 2 to 14 as the browser sees them. */
async function sendPicture(
  file: File,
  order: {
    draft: DraftState;
    imageId: string;
    mimeType: string;
    signal: AbortSignal;
    onProgress(share: number): void;
  },
): Promise<Picture["state"]> {
  const { draft, imageId, mimeType } = order;
  const prepare = (isAnew: boolean) =>
    takeStep<PrepareAnswer>("prepare-picture", draft, {
      imageId,
      name: file.name || "picture",
      mimeType,
      bytes: file.size,
      isAnew,
    });
  let prepared = await prepare(false);
  let put = await putPrepared(prepared, file, order);
  if (put === "refused") {
    // The signature may have lapsed while the form was open: once more, to another place.
    prepared = await prepare(true);
    put = await putPrepared(prepared, file, order);
  }
  if (order.signal.aborted) await takeStep("remove-picture", draft, { imageId });
  if (prepared.outcome === "too-many")
    return { at: "refused", reason: "too-many", isInShopify: false };
  if (prepared.outcome !== "prepared") return broken(prepared.outcome);
  if (put !== "stored") return { at: "broken", why: "storage" };
  const { isHandedOver } = prepared;
  const stored = await handPictureOver<StoredPicture>(
    { key: draft.key, imageId },
    isHandedOver ? file : null,
  );
  switch (stored.outcome) {
    case "uploaded":
      return { at: "done" };
    case "stored":
      return { at: "stored" };
    case "refused": {
      const { reason } = stored;
      return { at: "refused", reason, isInShopify: reason === "image-refused" };
    }
    case "unknown":
      return { at: "broken", why: "offline" };
    case "failed":
    case "offline":
      return broken(stored.outcome);
  }
}

function putPrepared(
  prepared: PrepareAnswer | FailedStep | OfflineStep,
  file: File,
  order: Pick<PutOrder, "onProgress" | "signal">,
) {
  if (prepared.outcome !== "prepared" || order.signal.aborted) return "broken";
  const { uploadUrl: url, headers } = prepared;
  return putFile({ ...order, url, headers, file });
}

function broken(outcome: "failed" | "offline"): Picture["state"] {
  return { at: "broken", why: outcome === "failed" ? "tiktok-shop" : "offline" };
}

function asKept({ id, name, status, reason, tikTokShopImageUrl }: KeptPicture): Picture {
  const isRefused = status === "refused" && reason !== null;
  return {
    id,
    name,
    previewUrl: tikTokShopImageUrl,
    state: isRefused
      ? { at: "refused", reason, isInShopify: reason === "image-refused" }
      : {
          at:
            tikTokShopImageUrl === null && status === "awaited"
              ? "checking"
              : restoredAt(tikTokShopImageUrl),
        },
  };
}

function restoredAt(tikTokShopImageUrl: string | null): "done" | "stored" {
  return tikTokShopImageUrl === null ? "stored" : "done";
}
