/** The seller's authorization is gone: the merchant has to connect again. */
export class ConnectionLost extends Error {
  readonly code = "needs-reauthorization";

  constructor() {
    super("The connection with TikTok Shop needs to be authorized again");
    this.name = new.target.name;
  }
}

/** The job queue does not answer: what was asked for did not begin. */
export class QueueUnreachable extends Error {
  readonly code = "queue-unreachable";

  constructor(cause: unknown) {
    super("The job queue cannot be reached", { cause });
    this.name = new.target.name;
  }
}
