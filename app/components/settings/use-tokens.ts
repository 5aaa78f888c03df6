import { useFetcher } from "@remix-run/react";

interface Answer {
  outcome: "created" | "revoked" | "too-many" | "bad-request";
  token?: string;
}

/** Creates and revokes tokens; what a new one is stands in the answer alone. */
export function useTokens() {
  const { state, data, submit } = useFetcher<Answer>();
  const send = (body: { intent: string; name?: string; id?: number }) =>
    submit(body, { method: "post", action: "/app/settings", encType: "application/json" });
  const isIdle = state === "idle";
  return {
    isBusy: !isIdle,
    token: isIdle && data?.outcome === "created" ? (data.token ?? null) : null,
    problem: isIdle ? problemOf(data) : null,
    create: (name: string) => send({ intent: "create-token", name }),
    revoke: (id: number) => send({ intent: "revoke-token", id }),
  };
}

export type TokenActions = ReturnType<typeof useTokens>;

function problemOf(answer: Answer | undefined): "too-many" | "failed" | null {
  if (!answer || answer.outcome === "created" || answer.outcome === "revoked") return null;
  return answer.outcome === "too-many" ? "too-many" : "failed";
}
