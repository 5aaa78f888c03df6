// The browser keeps the files themselves, so that a reload needs nobody to choose them again. Where it may not keep
// anything (private windows), a reload shows what was uploaded and forgets what was not.

const STORE = "files";

/** Keeps a file under its picture's id. */
export function keepFile(imageId: string, file: File): Promise<void> {
  return inStore("readwrite", (store) => store.put(file, imageId)).then(() => undefined);
}

export async function keptFile(imageId: string): Promise<File | null> {
  const found = await inStore("readonly", (store) => store.get(imageId));
  return found instanceof File ? found : null;
}

export function forgetFile(imageId: string): Promise<void> {
  return inStore("readwrite", (store) => store.delete(imageId)).then(() => undefined);
}

export function forgetAllFiles(): Promise<void> {
  return inStore("readwrite", (store) => store.clear()).then(() => undefined);
}

async function inStore(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await openStore();
  if (!database) return null;
  return new Promise((resolve) => {
    const request = use(database.transaction(STORE, mode).objectStore(STORE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
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
