import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useEffect } from "react";

/** Starts an authorization and leads to TikTok Shop's page. */
export function ConnectButton({ label, variant }: { label: string; variant?: "primary" }) {
  const fetcher = useFetcher<{ authorizeUrl: string | null }>();
  const authorizeUrl = fetcher.data?.authorizeUrl;
  useEffect(() => {
    // TikTok Shop's page refuses to be framed: it opens in the top window.
    if (authorizeUrl) open(authorizeUrl, "_top");
  }, [authorizeUrl]);
  return (
    <Button
      {...(variant ? { variant } : {})}
      loading={fetcher.state !== "idle"}
      onClick={() =>
        fetcher.submit({ intent: "connect" }, { method: "post", action: "/app/connection" })
      }
    >
      {label}
    </Button>
  );
}
