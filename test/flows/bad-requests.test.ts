import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Merchant } from "../../scripts/demo/merchant";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { almostGood, badRequest } from "../support/bad-requests";
import { createTestDatabase } from "../support/create-test-database";
import { connect, mapAll, merchantOf } from "../support/merchant";
import { sendBadRequest } from "../support/send-bad-request";
import { startProduct, type Product } from "../support/start-product";

/** Another seed finds others: BAD_REQUESTS=5000 BAD_REQUESTS_SEED=7 npm test -- bad-requests */
const numRuns = Number(process.env.BAD_REQUESTS ?? 300);
const seed = Number(process.env.BAD_REQUESTS_SEED ?? 1);
const SENTENCE = /[A-Z][^.:]+[.:]/;

let product: Product;
let apiToken: string;

beforeAll(async () => {
  product = await startProduct(createTestDatabase, {
    catalog: generatedCatalog({ products: 6 }),
    environment: { LOG_LEVEL: "error" },
  });
  const merchant = merchantOf(product);
  await connect(merchant, { seller: "maple" });
  await mapAll(merchant);
  apiToken = await createToken(merchant);
});

afterAll(() => product.close());

async function createToken(merchant: Merchant): Promise<string> {
  const answer = await merchant.submitJson("/app/settings", "routes/app.settings", {
    intent: "create-token",
    name: "Warehouse",
  });
  return (answer as { token: string }).token;
}

it("no bad request ends in a 500, and each refusal says why", async () => {
  await fc.assert(
    fc.asyncProperty(badRequest, async (request) => {
      const answer = await sendBadRequest(product, apiToken, request);
      const text = await answer.text();

      expect(answer.status, text.slice(0, 500)).toBeLessThan(500);
      if (answer.status >= 400 && request.method !== "HEAD") expect(text).toMatch(SENTENCE);
    }),
    { numRuns, seed, examples: almostGood.map((request) => [request]) },
  );
});
