-- What a merchant says about products of a kind. The one with the lowest position that fits a product decides.
CREATE TABLE "mapping_rule" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_any" BOOLEAN NOT NULL,
    "conditions" JSONB NOT NULL,
    "category_id" TEXT NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "mapping_rule_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "mapping_rule_shop_id_market_position_idx" ON "mapping_rule"("shop_id", "market", "position");
ALTER TABLE "mapping_rule" ADD CONSTRAINT "mapping_rule_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a rule decided, found without looking at the rest of the shop.
CREATE INDEX "product_mapping_rule" ON "product_mapping"("shop_id", "market", "rule_id", "product_id") WHERE "rule_id" IS NOT NULL;

-- The shop's collections, and which products are in them.
CREATE TABLE "collection" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "is_promotion" BOOLEAN NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "product_collection" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "product_collection_pkey" PRIMARY KEY ("shop_id","product_id","collection_id")
);

CREATE INDEX "product_collection_shop_id_collection_id_product_id_idx" ON "product_collection"("shop_id", "collection_id", "product_id");
ALTER TABLE "collection" ADD CONSTRAINT "collection_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "product_collection" ADD CONSTRAINT "product_collection_shop_id_product_id_fkey" FOREIGN KEY ("shop_id", "product_id") REFERENCES "product"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "product_collection" ADD CONSTRAINT "product_collection_shop_id_collection_id_fkey" FOREIGN KEY ("shop_id", "collection_id") REFERENCES "collection"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tags carry the shop, as the words of titles do: one shop's rule never reads another's. Shopify's tags have no case.
CREATE FUNCTION shop_tags(shop INTEGER, tags TEXT[]) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT shop || ':' || lower(tag) FROM unnest(tags) AS tag);

CREATE INDEX "product_tags_idx" ON "product" USING GIN (shop_tags("shop_id", "tags"));

ALTER TABLE "shop" ADD COLUMN "ignores_promotions" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "samples_questions" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "sample_share" INTEGER NOT NULL DEFAULT 90;

-- What rules and category mappings decided in a run is one decision of the history.
ALTER TABLE "mapping_decision" ADD COLUMN "run_id" INTEGER;
CREATE UNIQUE INDEX "mapping_decision_run_id_key" ON "mapping_decision"("run_id");
ALTER TABLE "mapping_run" ADD COLUMN "decided" INTEGER NOT NULL DEFAULT 0;

-- A recommendation that TikTok Shop gave for a sample of the local category.
ALTER TABLE "product_mapping" ADD COLUMN "recommended_by" TEXT;
ALTER TABLE "run_batch" ADD COLUMN "by_sample" INTEGER NOT NULL DEFAULT 0;

-- Products of a run until it is known whether TikTok Shop has to be asked about them.
CREATE TABLE "run_question" (
    "run_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "local_category_id" INTEGER NOT NULL,
    "waits" BOOLEAN NOT NULL DEFAULT false,
    "batch" INTEGER,

    CONSTRAINT "run_question_pkey" PRIMARY KEY ("run_id","product_id")
);

CREATE INDEX "run_question_run_id_local_category_id_idx" ON "run_question"("run_id", "local_category_id");
CREATE INDEX "run_question_sample" ON "run_question"("run_id", "local_category_id") WHERE "batch" IS NOT NULL;
ALTER TABLE "run_question" ADD CONSTRAINT "run_question_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "mapping_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
