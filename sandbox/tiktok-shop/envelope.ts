import { randomBytes } from "node:crypto";

export interface Envelope {
  code: number;
  message: string;
  request_id: string;
  data: unknown;
}

/** A refusal by the simulated service; the app answers it as an envelope. */
export class Refusal extends Error {
  readonly status: 200 | 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429;
  readonly code: number;

  constructor(status: Refusal["status"], code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function success(data: unknown): Envelope {
  return { code: 0, message: "Success", request_id: requestId(), data };
}

export function refused(refusal: Refusal): Envelope {
  return { code: refusal.code, message: refusal.message, request_id: requestId(), data: null };
}

/** Date, time and 18 hex digits, as in answers that public clients quote. */
function requestId(): string {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  return time + randomBytes(9).toString("hex").toUpperCase();
}
