import { useState } from "react";

type Wanted = { what: "mappings"; query: string } | { what: "import-problems"; importId: number };

/**
 * Downloads a file. The app gives an address for it first: the browser that downloads by itself sends no session token.
 */
export function useDownload() {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  return {
    isBusy: state === "busy",
    hasFailed: state === "failed",
    download(wanted: Wanted) {
      setState("busy");
      void addressOf(wanted).then((address) => {
        setState(address === null ? "failed" : "idle");
        if (address !== null) follow(address);
      });
    },
  };
}

async function addressOf(wanted: Wanted): Promise<string | null> {
  try {
    const response = await fetch("/app/downloads", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    });
    if (!response.ok) return null;
    return ((await response.json()) as { address: string }).address;
  } catch {
    return null;
  }
}

/** With `download`, the page stays where it is even if no file comes. */
function follow(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
