/** The seller's authorization is gone: the merchant has to connect again. */
export class ConnectionLost extends Error {
  readonly code = "needs-reauthorization";

  constructor() {
    super("The connection with TikTok Shop needs to be authorized again");
    this.name = new.target.name;
  }
}
