const PART_BYTES = 60 * 1024;

/** A request whose body does not end, and how much of it was taken. */
export function endlessRequest(
  url: string,
  { headers, begin = "", part = "x".repeat(PART_BYTES) }: EndlessBody,
): { request: Request; takenBytes(): number } {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(part);
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(begin)),
    pull(controller) {
      controller.enqueue(bytes);
      taken += bytes.byteLength;
    },
  });
  const init = { method: "POST", headers, body, duplex: "half" as const };
  return { request: new Request(url, init), takenBytes: () => taken };
}

interface EndlessBody {
  headers: HeadersInit;
  begin?: string;
  /** Comes again and again. */
  part?: string;
}
