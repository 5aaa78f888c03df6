import { z } from "zod";
import { ATTENTION_REASONS } from "../domain/attention-reason";
import { createTikTokShopCategoryId, type ProductId } from "../domain/ids";
import { draftFieldsSchema, type DraftFields } from "../domain/product-draft";
import type { Recommendation } from "../domain/recommendation";
import type { Database } from "./database.server";

/** `creating`: Shopify was asked for the product, and its answer may be lost. */
export type DraftStep = "draft" | "creating" | "created" | "saved" | "discarded";

/** A new product while its form is filled in. */
export interface Draft {
  shopId: number;
  key: string;
  userId: string;
  step: DraftStep;
  fields: DraftFields;
  askedHash: string | null;
  recommendation: Recommendation | null;
  productId: ProductId | null;
}

/** How long a question to TikTok Shop may be on its way before another one is sent. */
const ASKING_MS = 30_000;

/** How long a request may create a product in Shopify before another one goes on in its place. */
const CREATING_MS = 120_000;

/** Stores what the merchant typed. What Shopify accepted already stays as it was accepted. */
export async function saveDraftFields(
  database: Database,
  draft: { shopId: number; key: string; userId: string; now: Date },
  fields: DraftFields,
): Promise<void> {
  const { shopId, key, userId, now } = draft;
  await database.manualDraft.createMany({
    data: { shopId, key, userId, fields, createdAt: now, updatedAt: now },
    skipDuplicates: true,
  });
  await database.manualDraft.updateMany({
    where: { shopId, key, userId, step: "draft" },
    data: { fields, updatedAt: now },
  });
}

/** The user's draft of that key, or null. */
export async function findDraft(
  database: Database,
  draft: { shopId: number; key: string; userId: string },
): Promise<Draft | null> {
  const { shopId, key, userId } = draft;
  const row = await database.manualDraft.findFirst({ where: { shopId, key, userId } });
  return row && asDraft(row);
}

/** The draft that the user worked on last, unless it is done. */
export async function openDraft(
  database: Database,
  draft: { shopId: number; userId: string },
): Promise<Draft | null> {
  const row = await database.manualDraft.findFirst({
    where: { ...draft, step: { in: ["draft", "creating", "created"] } },
    orderBy: { updatedAt: "desc" },
  });
  return row && asDraft(row);
}

/** Notes how far the draft is. */
export async function noteDraftStep(
  database: Database,
  { shopId, key }: Draft,
  noted: { step: DraftStep; productId?: ProductId; now: Date },
): Promise<void> {
  const { now, ...data } = noted;
  await database.manualDraft.updateMany({
    where: { shopId, key },
    data: { ...data, updatedAt: now },
  });
}

/**
 * Claims the creation, so that one request at a time asks Shopify for the product.
 * @returns the end of the claim, by which it is known; null while another request creates, or the product is there
 */
export async function claimCreation(
  database: Database,
  { shopId, key }: Draft,
  now: Date,
): Promise<Date | null> {
  const creatingUntil = new Date(now.getTime() + CREATING_MS);
  const { count } = await database.manualDraft.updateMany({
    where: {
      shopId,
      key,
      step: { in: ["draft", "creating"] },
      OR: [{ creatingUntil: null }, { creatingUntil: { lt: now } }],
    },
    data: { step: "creating", creatingUntil, updatedAt: now },
  });
  return count === 1 ? creatingUntil : null;
}

/** `refused`: nothing was created, and the draft can be changed again. `unknown`: Shopify's answer may be lost. */
export type CreationEnd =
  { outcome: "created"; productId: ProductId } | { outcome: "refused" | "unknown" };

/** Ends the claim. @returns false where another request took over: what comes next is for it to do */
export async function endCreation(
  database: Database,
  { shopId, key }: Draft,
  ended: CreationEnd & { claimedUntil: Date; now: Date },
): Promise<boolean> {
  const { claimedUntil, now, outcome } = ended;
  const { count } = await database.manualDraft.updateMany({
    where: { shopId, key, creatingUntil: claimedUntil },
    data: {
      creatingUntil: null,
      updatedAt: now,
      ...(outcome === "created" && { step: "created", productId: ended.productId }),
      ...(outcome === "refused" && { step: "draft" }),
    },
  });
  return count === 1;
}

/** Claims the question, so that one is on its way at a time. Answers false while another one is. */
export async function claimQuestion(
  database: Database,
  { shopId, key }: Draft,
  now: Date,
): Promise<boolean> {
  const { count } = await database.manualDraft.updateMany({
    where: { shopId, key, OR: [{ askingUntil: null }, { askingUntil: { lt: now } }] },
    data: { askingUntil: new Date(now.getTime() + ASKING_MS) },
  });
  return count === 1;
}

/** Ends the claim, with the answer if there is one. */
export async function endQuestion(
  database: Database,
  { shopId, key }: Draft,
  answered: { askedHash: string; recommendation: Recommendation } | null,
): Promise<void> {
  await database.manualDraft.updateMany({
    where: { shopId, key },
    data: {
      askingUntil: null,
      ...(answered && {
        askedHash: answered.askedHash,
        recommendation: asJson(answered.recommendation),
      }),
    },
  });
}

function asJson(recommendation: Recommendation) {
  return recommendation.outcome === "recommended"
    ? { ...recommendation, chain: recommendation.chain.map((category) => ({ ...category })) }
    : { ...recommendation };
}

const recommendationSchema = z.union([
  z.object({
    outcome: z.literal("recommended"),
    leafId: z.string().transform(createTikTokShopCategoryId),
    chain: z.array(
      z.object({
        id: z.string().transform(createTikTokShopCategoryId),
        name: z.string(),
        isLeaf: z.boolean(),
        permissionStatuses: z.array(z.string()),
      }),
    ),
  }),
  z.object({
    outcome: z.literal("none"),
    reason: z.enum(ATTENTION_REASONS),
    detail: z.string().nullable(),
  }),
]);

const rowSchema = z.object({
  shopId: z.number(),
  key: z.string(),
  userId: z.string(),
  step: z.enum(["draft", "creating", "created", "saved", "discarded"]),
  fields: draftFieldsSchema,
  askedHash: z.string().nullable(),
  recommendation: recommendationSchema.nullable(),
  productId: z
    .bigint()
    .transform((id) => id as ProductId)
    .nullable(),
});

function asDraft(row: unknown): Draft {
  return rowSchema.parse(row);
}
