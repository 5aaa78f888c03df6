import type { DraftFields } from "../../domain/product-draft";
import type { FailedStep } from "../../domain/manual-steps";

/** The request did not reach the app, or its answer did not reach us. */
export interface OfflineStep {
  outcome: "offline";
}

export interface DraftState {
  key: string;
  fields: DraftFields;
}

/** Sends one step of the form. App Bridge adds the session token. */
export async function takeStep<Answer>(
  step: string,
  { key, fields }: DraftState,
  more: object = {},
): Promise<Answer | FailedStep | OfflineStep> {
  return ask<Answer>("/app/new-product/steps", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ step, key, fields, ...more }),
  });
}

/** Tells the app that a picture is stored, with its bytes where the app cannot read them back. */
export function handPictureOver<Answer>(
  picture: { key: string; imageId: string },
  file: File | null,
): Promise<Answer | FailedStep | OfflineStep> {
  const query = new URLSearchParams(picture);
  return ask<Answer>(`/app/new-product/pictures?${query}`, {
    method: "POST",
    ...(file && { body: file, headers: { "Content-Type": "application/octet-stream" } }),
  });
}

/** Shopify's own categories for a search field, or none while the app cannot be reached. */
export async function findShopifyCategories<Category>(search: string): Promise<Category[]> {
  const query = new URLSearchParams({ search });
  const found = await ask<{ categories: Category[] }>(`/app/new-product/categories?${query}`, {});
  return "outcome" in found ? [] : found.categories;
}

/** A picture that is too large, and a service that failed. */
const SAYS_WHY = [413, 503];

async function ask<Answer>(
  address: string,
  init: RequestInit,
): Promise<Answer | FailedStep | OfflineStep> {
  try {
    const response = await fetch(address, init);
    if (!response.ok && !SAYS_WHY.includes(response.status)) return { outcome: "offline" };
    return (await response.json()) as Answer | FailedStep;
  } catch {
    return { outcome: "offline" };
  }
}
