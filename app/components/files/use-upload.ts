import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { MOST_FILE_BYTES } from "../../domain/body-limits";

/** Why a file cannot be used as a whole. */
type UploadProblem =
  | "empty"
  | "no-columns"
  | "unreadable"
  | "too-large"
  | "too-many-rows"
  | "not-connected"
  | "not-sent";

type Answer =
  | { outcome: "checked"; importId: number }
  | { outcome: "unusable"; problem: UploadProblem; row: number | null }
  | { outcome: "not-connected" };

type Upload =
  | { at: "idle" }
  | { at: "reading"; name: string }
  | { at: "unusable"; problem: UploadProblem; row: number };

/** Hands a file of mappings in, and goes to what it would change. */
export function useUpload() {
  const navigate = useNavigate();
  const [upload, setUpload] = useState<Upload>({ at: "idle" });
  return {
    upload,
    send(file: File) {
      if (file.size > MOST_FILE_BYTES)
        return setUpload({ at: "unusable", problem: "too-large", row: 0 });
      setUpload({ at: "reading", name: file.name });
      void sent(file).then((answer) => {
        if (answer?.outcome === "checked") return navigate(`/app/imports/${answer.importId}`);
        setUpload({ at: "unusable", ...problemOf(answer) });
      });
    },
  };
}

function problemOf(answer: Exclude<Answer, { outcome: "checked" }> | null) {
  if (!answer) return { problem: "not-sent", row: 0 } as const;
  if (answer.outcome === "not-connected") return { problem: answer.outcome, row: 0 } as const;
  return { problem: answer.problem, row: answer.row ?? 0 };
}

const TOO_LARGE = 413;

/** The file itself is the request: the app reads it as it arrives. */
async function sent(file: File): Promise<Answer | null> {
  try {
    const response = await fetch(`/app/import?${new URLSearchParams({ name: file.name })}`, {
      method: "POST",
      headers: { "Content-Type": "text/csv" },
      body: file,
    });
    const isAnswer = response.ok || response.status === TOO_LARGE;
    return isAnswer ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
