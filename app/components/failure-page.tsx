import { isRouteErrorResponse, useLocation, useRevalidator } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { referenceIn, referenceOf, saysAway } from "../domain/failure-reference";

/** What browsers call a request that did not get through. */
const UNREACHABLE = /failed to fetch|networkerror|load failed/i;

/** A page that could not be shown: in words, with what the operator needs to find out why. */
export function FailurePage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { revalidate, state } = useRevalidator();
  const kind = kindOf(error);
  const message = error instanceof Error ? error.message : "";
  return (
    <Page title={t(`error.${kind}.title`)} backAction={{ url: "/app", content: t("app.name") }}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t(`error.${kind}.explain`)}</Text>
          {kind === "failed" || kind === "away" ? (
            <Reference key={message} message={message} />
          ) : null}
          <InlineStack gap="200">
            {kind === "notFound" || kind === "refused" ? (
              <Button url="/app" variant="primary">
                {t("error.toHome")}
              </Button>
            ) : (
              <Button variant="primary" onClick={revalidate} loading={state === "loading"}>
                {t("error.tryAgain")}
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      </Card>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

function kindOf(error: unknown): "notFound" | "refused" | "unreachable" | "away" | "failed" {
  if (isRouteErrorResponse(error)) return kindOfAnswer(error.status);
  if (error instanceof Error && saysAway(error.message)) return "away";
  const isUnreachable = error instanceof TypeError && UNREACHABLE.test(error.message);
  return isUnreachable ? "unreachable" : "failed";
}

function kindOfAnswer(status: number): "notFound" | "refused" | "failed" {
  if (status === 404) return "notFound";
  // Not signed in (401) passes: the next request has another session token.
  return status >= 400 && status < 500 && status !== 401 ? "refused" : "failed";
}

/** The server's reference; of what failed in the browser a new one, which the server is told. */
function Reference({ message }: { message: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const given = referenceIn(message);
  const [reference] = useState(() => given ?? referenceOf(crypto.randomUUID()));
  useEffect(() => {
    if (given !== null) return;
    const failure = { reference, message: message.slice(0, 500), path: pathname.slice(0, 500) };
    const sent = fetch("/app/failures", { method: "POST", body: JSON.stringify(failure) });
    sent.catch(() => undefined);
  }, [given, reference, message, pathname]);
  return (
    <Text as="p" tone="subdued">
      {t("error.reference")} <code>{reference}</code>
    </Text>
  );
}
