import { pathText, type Translate } from "../../shared/texts";
import type { Run } from "./run";
import type { RunCard } from "./use-run";

interface SelectedRunProps {
  card: RunCard;
  t: Translate;
}

/** How the mapping of the selected products goes, and what it came to. */
export function SelectedRun({ card, t }: SelectedRunProps) {
  const { state } = card;
  switch (state.kind) {
    case "starting":
      return <s-spinner accessibilityLabel={t("starting")} />;
    case "refused":
      return (
        <s-banner tone="critical">
          {t(state.refusal)}
          <RefusalAction card={card} t={t} />
        </s-banner>
      );
    case "started":
      return (
        <s-stack direction="block" gap="base">
          {card.isLost ? <s-banner tone="warning">{t("lost")}</s-banner> : null}
          {card.hasFailedToConfirm ? (
            <s-banner tone="critical">{t("failedConfirm")}</s-banner>
          ) : null}
          {state.run ? (
            <StartedRun run={state.run} t={t} />
          ) : (
            <s-spinner accessibilityLabel={t("starting")} />
          )}
        </s-stack>
      );
  }
}

function RefusalAction({ card, t }: SelectedRunProps) {
  if (card.state.kind === "refused" && card.state.refusal === "failed") {
    return (
      <s-button slot="secondary-actions" onClick={() => void card.start()}>
        {t("tryAgain")}
      </s-button>
    );
  }
  return (
    <s-button slot="secondary-actions" href="app:app">
      {t("openApp")}
    </s-button>
  );
}

function StartedRun({ run, t }: { run: Run; t: Translate }) {
  return (
    <>
      <Progress run={run} t={t} />
      <Exceptions run={run} t={t} />
      <Categories run={run} t={t} />
    </>
  );
}

function Progress({ run, t }: { run: Run; t: Translate }) {
  const { done, total, missed, putAway, status } = run;
  return (
    <s-stack direction="block" gap="small">
      <s-stack direction="inline" gap="small" alignItems="center">
        {run.isActive ? <s-spinner accessibilityLabel={t("starting")} /> : null}
        {total > 0 ? <s-text type="strong">{t("progress", { done, total })}</s-text> : null}
      </s-stack>
      {status === "reading" || status === "mapping" ? (
        <s-text color="subdued">{t("closeHint")}</s-text>
      ) : null}
      {missed > 0 ? <s-banner tone="warning">{t("missed", { count: missed })}</s-banner> : null}
      {putAway > 0 ? <s-banner tone="warning">{t("putAway", { count: putAway })}</s-banner> : null}
      {status === "paused" ? <s-banner tone="warning">{t("paused")}</s-banner> : null}
      {status === "stopped" || status === "failed" ? (
        <s-banner tone="critical">{t("ended")}</s-banner>
      ) : null}
      {status === "finished" && run.categories.length > 0 && run.toConfirm === 0 ? (
        <s-banner tone="success">{t("allConfirmed")}</s-banner>
      ) : null}
    </s-stack>
  );
}

function Categories({ run, t }: { run: Run; t: Translate }) {
  if (run.categories.length === 0) return null;
  return (
    <s-stack direction="block" gap="small">
      <s-heading>{t("result.title")}</s-heading>
      <s-unordered-list>
        {run.categories.map(({ id, path, permission, products, confirmed }) => (
          <s-list-item key={id}>
            {path ? pathText(path) : t("result.unknown")}
            {` · ${t("result.products", { count: products })}`}
            {permission === "available" ? null : ` · ${t(`permission.${permission}`)}`}
            {confirmed === products ? ` · ${t("result.confirmed")}` : null}
          </s-list-item>
        ))}
      </s-unordered-list>
    </s-stack>
  );
}

function Exceptions({ run, t }: { run: Run; t: Translate }) {
  const { exceptions, exceptionCount } = run;
  if (exceptionCount === 0) return null;
  const more = exceptionCount - exceptions.length;
  return (
    <s-stack direction="block" gap="small">
      <s-heading>{t("exceptions.title", { count: exceptionCount })}</s-heading>
      <s-unordered-list>
        {exceptions.map(({ productId, title, reason }) => (
          <s-list-item key={productId}>
            <s-link href={`app:app/products/${productId}`}>{title}</s-link>
            {`: ${t(`attention.${reason}`)}`}
          </s-list-item>
        ))}
      </s-unordered-list>
      {more > 0 ? <s-text>{t("exceptions.more", { count: more })}</s-text> : null}
    </s-stack>
  );
}
