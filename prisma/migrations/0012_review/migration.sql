-- What the merchant wants to decide alone: few rows, counted and listed by local category.
CREATE INDEX "product_mapping_set_aside_idx" ON "product_mapping"("shop_id", "market", "local_category_id", "title", "product_id") WHERE "is_set_aside";

-- What a merchant corrected, the last first: few rows, and what others like them are offered.
CREATE INDEX "product_mapping_corrected_idx" ON "product_mapping"("shop_id", "market", "decided_at" DESC, "product_id")
WHERE "status" = 'confirmed' AND "decision_source" = 'merchant' AND "confirmed_category_id" <> "recommended_category_id";
