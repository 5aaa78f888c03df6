-- Whose decision stands for a product, so that a machine never replaces a merchant's.
ALTER TABLE "product_mapping" ADD COLUMN "decision_source" TEXT,
ADD COLUMN "rule_id" INTEGER,
ADD COLUMN "is_set_aside" BOOLEAN NOT NULL DEFAULT false;

UPDATE "product_mapping" SET "decision_source" = 'merchant' WHERE "confirmed_category_id" IS NOT NULL;

-- Every decision is one row, whatever it was about, so that it can be looked up and undone as a whole.
ALTER TABLE "mapping_decision" ADD COLUMN "scope" TEXT NOT NULL DEFAULT 'matching',
ADD COLUMN "scope_detail" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "source" TEXT NOT NULL DEFAULT 'merchant',
ADD COLUMN "rule_id" INTEGER,
ADD COLUMN "seen_at" TIMESTAMPTZ,
ADD COLUMN "undoes_id" INTEGER,
ADD COLUMN "undone_at" TIMESTAMPTZ;

ALTER TABLE "mapping_decision" ADD CONSTRAINT "mapping_decision_undoes_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "mapping_decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "mapping_decision_undoes_id_idx" ON "mapping_decision"("undoes_id");

ALTER TABLE "mapping_change" ADD COLUMN "decision_id" INTEGER,
ADD COLUMN "before_source" TEXT,
ADD COLUMN "after_source" TEXT,
ADD COLUMN "before_reason" TEXT,
ADD COLUMN "before_rule_id" INTEGER,
ADD COLUMN "before_set_aside" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "after_set_aside" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "mapping_change_decision_id_product_id_idx" ON "mapping_change"("decision_id", "product_id");

-- Products that come to a decided local category later are mapped without a question, unless the merchant wants it asked.
ALTER TABLE "category_mapping" ADD COLUMN "asks_still" BOOLEAN NOT NULL DEFAULT false;
