/** The bucket did not answer, or refused the operator's own credentials. */
export class CloudStorageFailed extends Error {
  readonly code: string;
  readonly requestId: string | null;
  readonly retryable = true;

  constructor(details: { code: string; message: string; requestId: string | null }) {
    super(
      `Cloud storage: ${details.message} (code ${details.code}, request ${details.requestId ?? "unknown"})`,
    );
    this.name = new.target.name;
    this.code = details.code;
    this.requestId = details.requestId;
  }
}
