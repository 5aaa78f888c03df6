-- The counts tell who decided, so that how often a merchant accepts what is recommended can be read from them: what was
-- confirmed by itself is no witness for confirming more.
ALTER TABLE "mapping_count" ADD COLUMN "decision_source" TEXT NOT NULL DEFAULT '';
ALTER TABLE "mapping_count_change" ADD COLUMN "decision_source" TEXT NOT NULL DEFAULT '';
ALTER TABLE "mapping_count" DROP CONSTRAINT "mapping_count_pkey",
ADD CONSTRAINT "mapping_count_pkey" PRIMARY KEY ("shop_id", "market", "local_category_id", "status", "reason", "recommended_category_id", "confirmed_category_id", "decision_source");

CREATE OR REPLACE VIEW mapping_counted AS
SELECT shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products, decision_source FROM mapping_count
UNION ALL
SELECT shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products, decision_source FROM mapping_count_change;

CREATE OR REPLACE FUNCTION fold_mapping_counts(folded INTEGER) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('mapping_count'), folded) THEN RETURN; END IF;
  DELETE FROM mapping_count WHERE shop_id = folded AND products = 0;
  WITH taken AS (DELETE FROM mapping_count_change WHERE shop_id = folded RETURNING *)
  INSERT INTO mapping_count AS c (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source, products)
  SELECT shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source, sum(products)
  FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source)
  DO UPDATE SET products = c.products + excluded.products;
END $$;

CREATE OR REPLACE FUNCTION count_mappings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  folded INTEGER;
  written INTEGER;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO mapping_count_change (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source, products)
    SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), coalesce(decision_source, ''), count(*)
    FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO mapping_count_change (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source, products)
    SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), coalesce(decision_source, ''), sum(one)
    FROM (SELECT *, 1 AS one FROM added UNION ALL SELECT *, -1 FROM removed) moved GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum(one) <> 0;
  ELSE
    -- A shop that goes takes its counts along.
    INSERT INTO mapping_count_change (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source, products)
    SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), coalesce(decision_source, ''), -count(*)
    FROM removed WHERE EXISTS (SELECT FROM shop WHERE shop.id = removed.shop_id) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  END IF;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written > 0 AND random() < 0.03 THEN
    IF TG_OP = 'DELETE' THEN SELECT shop_id INTO folded FROM removed LIMIT 1;
    ELSE SELECT shop_id INTO folded FROM added LIMIT 1; END IF;
    PERFORM fold_mapping_counts(folded);
  END IF;
  RETURN NULL;
END $$;

TRUNCATE mapping_count, mapping_count_change;
INSERT INTO mapping_count (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, decision_source, products)
SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), coalesce(decision_source, ''), count(*)
FROM product_mapping GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

-- What waits for the merchant alone, although it is recommended: set aside, or taken back once. Few rows.
CREATE INDEX "product_mapping_left_alone_idx" ON "product_mapping"("shop_id", "market", "local_category_id")
WHERE "status" = 'recommended' AND ("is_set_aside" OR "decided_at" IS NOT NULL);

-- How many wrong products a merchant allows among those that are confirmed by themselves.
CREATE TABLE "error_budget" (
    "shop_id" INTEGER NOT NULL,
    "budget" DOUBLE PRECISION NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "audited_since" TIMESTAMPTZ NOT NULL,
    "stopped_at" TIMESTAMPTZ,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "error_budget_pkey" PRIMARY KEY ("shop_id")
);

ALTER TABLE "error_budget" ADD CONSTRAINT "error_budget_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The groups that a decision by confidence is about, and how sure it was of each.
CREATE TABLE "confidence_group" (
    "decision_id" INTEGER NOT NULL,
    "local_category_id" INTEGER NOT NULL,
    "category_id" TEXT NOT NULL,
    "wrong" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "confidence_group_pkey" PRIMARY KEY ("decision_id", "local_category_id", "category_id")
);

ALTER TABLE "confidence_group" ADD CONSTRAINT "confidence_group_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "mapping_decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Products that a decision by confidence held back, for the merchant to judge unaware. The verdict is the merchant's own
-- decision about the product, which the history has.
CREATE TABLE "audited_product" (
    "decision_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "audited_product_pkey" PRIMARY KEY ("decision_id", "product_id")
);

CREATE INDEX "audited_product_shop_id_market_product_id_idx" ON "audited_product"("shop_id", "market", "product_id");
ALTER TABLE "audited_product" ADD CONSTRAINT "audited_product_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "mapping_decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "audited_product" ADD CONSTRAINT "audited_product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
