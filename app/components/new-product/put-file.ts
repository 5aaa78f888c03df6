const WAITS_MS = [400, 1_200, 3_000];

export interface PutOrder {
  url: string;
  headers: Record<string, string>;
  file: File;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** Sends a file straight to the cloud storage, again where the connection breaks. */
export async function putFile(order: PutOrder): Promise<"stored" | "refused" | "broken"> {
  for (const waitMs of [...WAITS_MS, null]) {
    const status = await putOnce(order);
    if (status !== null && status < 400) return "stored";
    // The storage's no stays a no; silence and its own trouble may pass.
    if (status !== null && status < 500 && status !== 429) return "refused";
    if (waitMs === null || order.signal.aborted) return "broken";
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return "broken";
}

/** The status, or null without an answer. `fetch` would not tell how far an upload is. */
function putOnce({ url, headers, file, onProgress, signal }: PutOrder): Promise<number | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(request.status);
    request.onerror = () => resolve(null);
    request.onabort = () => resolve(null);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
