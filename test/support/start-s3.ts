import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
// @ts-expect-error: comes without types
import S3rver from "@20minutes/s3rver";

export interface StartedS3 {
  endpoint: string;
  /** What the app's configuration needs. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

const BUCKET = "leafwise-pictures";
/** As .env.example asks of an operator. */
const CORS = `<CORSConfiguration><CORSRule>
  <AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader>
</CORSRule></CORSConfiguration>`;

/** A real S3-compatible server with one empty bucket, on this machine. */
export async function startS3(): Promise<StartedS3> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "leafwise-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET, configs: [CORS] }],
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    environment: {
      S3_ENDPOINT: endpoint,
      S3_REGION: "us-east-1",
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: "S3RVER",
      S3_SECRET_ACCESS_KEY: "S3RVER",
    },
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
