// The browser keeps the files themselves, so that a reload needs nobody to choose them again, and loses none that the
// app has not heard of yet. Where it may not keep anything (private windows), a reload shows what was uploaded and
// forgets what was not.

const STORE = "files";

/** A chosen picture. */
export interface KeptFile {
  /** The picture's id. */
  id: string;
  /** The draft that it belongs to: drafts of other shops are kept in the same place. */
  draftKey: string;
  file: File;
  /** Milliseconds since 1970: pictures come back in the order they were chosen in. */
  keptAt: number;
}

export function keepFile(kept: KeptFile): Promise<void> {
  return inStore("readwrite", (store) => store.put(kept, kept.id)).then(() => undefined);
}

export async function keptFile(imageId: string): Promise<File | null> {
  const found = await inStore("readonly", (store) => store.get(imageId));
  return isKept(found) ? found.file : null;
}

/** Everything that was chosen for a draft, the first one first. */
export async function filesOfDraft(draftKey: string): Promise<KeptFile[]> {
  const found = await inStore("readonly", (store) => store.getAll());
  if (!Array.isArray(found)) return [];
  return found
    .filter(isKept)
    .filter((kept) => kept.draftKey === draftKey)
    .sort((a, b) => a.keptAt - b.keptAt);
}

export function forgetFile(imageId: string): Promise<void> {
  return inStore("readwrite", (store) => store.delete(imageId)).then(() => undefined);
}

export function forgetAllFiles(): Promise<void> {
  return inStore("readwrite", (store) => store.clear()).then(() => undefined);
}

function isKept(found: unknown): found is KeptFile {
  return (
    typeof found === "object" && found !== null && "file" in found && found.file instanceof File
  );
}

async function inStore(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await openStore();
  if (!database) return null;
  return new Promise((resolve) => {
    const transaction = database.transaction(STORE, mode);
    const request = use(transaction.objectStore(STORE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    // Not when the page finds the time: it may be about to go.
    transaction.commit();
  }).finally(() => database.close());
}

function openStore(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open("leafwise-new-product", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}
