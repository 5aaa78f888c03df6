import type { AttentionReason } from "../../domain/attention-reason";

/** A picture in the form. */
export interface Picture {
  id: string;
  name: string;
  /** What can be shown of it. */
  previewUrl: string | null;
  state:
    | { at: "checking" }
    | { at: "sending"; share: number }
    | { at: "done" }
    /** Kept, but only a connection with TikTok Shop uploads it there. */
    | { at: "stored" }
    /** It never left the browser, or a service does not take it. */
    | { at: "refused"; reason: AttentionReason | "too-many"; isInShopify: boolean }
    /** It did not get through; it can be tried again. */
    | { at: "broken"; why: "storage" | "offline" | "tiktok-shop" | "lost" };
}

export type PictureChange =
  | { change: "reset"; pictures: Picture[] }
  | { change: "add"; picture: Picture }
  | { change: "remove"; id: string }
  | { change: "move"; id: string; by: -1 | 1 }
  | { change: "preview"; id: string; previewUrl: string }
  | { change: "state"; id: string; state: Picture["state"] };

export function changePictures(pictures: Picture[], change: PictureChange): Picture[] {
  switch (change.change) {
    case "reset":
      return change.pictures;
    case "add":
      return [...pictures, change.picture];
    case "remove":
      return pictures.filter(({ id }) => id !== change.id);
    case "move":
      return moved(pictures, change);
    case "preview":
      return pictures.map((picture) =>
        picture.id === change.id ? { ...picture, previewUrl: change.previewUrl } : picture,
      );
    case "state":
      return pictures.map((picture) =>
        picture.id === change.id ? { ...picture, state: change.state } : picture,
      );
  }
}

function moved(pictures: Picture[], { id, by }: { id: string; by: -1 | 1 }): Picture[] {
  const from = pictures.findIndex((picture) => picture.id === id);
  const [picture] = pictures.slice(from, from + 1);
  const to = from + by;
  if (!picture || to < 0 || to >= pictures.length) return pictures;
  const others = pictures.filter((other) => other !== picture);
  return [...others.slice(0, to), picture, ...others.slice(to)];
}

/** Still on its way: saving has to wait. */
export function isUnderWay({ state }: Picture): boolean {
  return state.at === "checking" || state.at === "sending";
}
