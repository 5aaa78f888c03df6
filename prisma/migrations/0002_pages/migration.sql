-- What the list of mappings filters by.
ALTER TABLE "product_mapping" ADD COLUMN "product_type" TEXT NOT NULL DEFAULT '',
ADD COLUMN "vendor" TEXT NOT NULL DEFAULT '';

UPDATE "product_mapping" m SET vendor = p.vendor, product_type = p.product_type
FROM "product" p WHERE p.shop_id = m.shop_id AND p.id = m.product_id;

-- One index for each way to walk the list, so that any page of it is a short range of one of them.
DROP INDEX "product_mapping_shop_id_market_title_product_id_idx";
DROP INDEX "product_mapping_shop_id_market_local_category_id_recommende_idx";
CREATE INDEX "product_mapping_status_updated_idx" ON "product_mapping"("shop_id", "market", "status", "updated_at", "product_id");
CREATE INDEX "product_mapping_vendor_idx" ON "product_mapping"("shop_id", "market", "vendor", "title", "product_id");
CREATE INDEX "product_mapping_product_type_idx" ON "product_mapping"("shop_id", "market", "product_type", "title", "product_id");
CREATE INDEX "product_mapping_local_category_idx" ON "product_mapping"("shop_id", "market", "local_category_id", "title", "product_id");
CREATE INDEX "product_mapping_answer_idx" ON "product_mapping"("shop_id", "market", "local_category_id", (coalesce("recommended_category_id", '')), "title", "product_id");
CREATE INDEX "product_mapping_category_idx" ON "product_mapping"("shop_id", "market", (coalesce("confirmed_category_id", "recommended_category_id")), "title", "product_id");
CREATE INDEX "product_mapping_reason_idx" ON "product_mapping"("shop_id", "market", "reason", "title", "product_id") WHERE "status" = 'needs-attention';
CREATE INDEX "local_category_shop_id_full_name_id_idx" ON "local_category"("shop_id", "full_name", "id");

-- Words of titles, each with its shop: one index answers a search of one shop, whatever others sell.
CREATE FUNCTION title_words(shop INTEGER, title TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(ARRAY(
  SELECT shop || ':' || word FROM unnest(tsvector_to_array(to_tsvector('simple'::regconfig, translate(title, '-/_.@', '     ')))) AS word));

-- Every word begins a word of the title.
CREATE FUNCTION title_query(shop INTEGER, search TEXT) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(string_agg(quote_literal(shop || ':' || word) || ':*', ' & '), '')::tsquery
  FROM unnest(tsvector_to_array(to_tsvector('simple'::regconfig, translate(search, '-/_.@', '     ')))) AS word);

CREATE INDEX "product_title_words_idx" ON "product" USING GIN (title_words("shop_id", "title"));

-- How many products there are of each kind. Writers only add changes, so none waits for another; one at a time
-- folds them into the counts. '' stands for no reason and no category.
CREATE TABLE "mapping_count" (
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "local_category_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recommended_category_id" TEXT NOT NULL,
    "confirmed_category_id" TEXT NOT NULL,
    "products" INTEGER NOT NULL,

    CONSTRAINT "mapping_count_pkey" PRIMARY KEY ("shop_id", "market", "local_category_id", "status", "reason", "recommended_category_id", "confirmed_category_id")
);

CREATE TABLE "mapping_count_change" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "local_category_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recommended_category_id" TEXT NOT NULL,
    "confirmed_category_id" TEXT NOT NULL,
    "products" INTEGER NOT NULL,

    CONSTRAINT "mapping_count_change_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "mapping_count_change_shop_id_market_local_category_id_idx" ON "mapping_count_change"("shop_id", "market", "local_category_id");

-- What readers read.
CREATE VIEW mapping_counted AS
SELECT shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products FROM mapping_count
UNION ALL
SELECT shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products FROM mapping_count_change;

CREATE FUNCTION fold_mapping_counts(folded INTEGER) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('mapping_count'), folded) THEN RETURN; END IF;
  DELETE FROM mapping_count WHERE shop_id = folded AND products = 0;
  WITH taken AS (DELETE FROM mapping_count_change WHERE shop_id = folded RETURNING *)
  INSERT INTO mapping_count AS c
  SELECT shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, sum(products)
  FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id)
  DO UPDATE SET products = c.products + excluded.products;
END $$;

CREATE FUNCTION count_mappings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  folded INTEGER;
  written INTEGER;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO mapping_count_change (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products)
    SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), count(*)
    FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO mapping_count_change (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products)
    SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), sum(one)
    FROM (SELECT *, 1 AS one FROM added UNION ALL SELECT *, -1 FROM removed) moved GROUP BY 1, 2, 3, 4, 5, 6, 7
    HAVING sum(one) <> 0;
  ELSE
    -- A shop that goes takes its counts along.
    INSERT INTO mapping_count_change (shop_id, market, local_category_id, status, reason, recommended_category_id, confirmed_category_id, products)
    SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), -count(*)
    FROM removed WHERE EXISTS (SELECT FROM shop WHERE shop.id = removed.shop_id) GROUP BY 1, 2, 3, 4, 5, 6, 7;
  END IF;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written > 0 AND random() < 0.03 THEN
    IF TG_OP = 'DELETE' THEN SELECT shop_id INTO folded FROM removed LIMIT 1;
    ELSE SELECT shop_id INTO folded FROM added LIMIT 1; END IF;
    PERFORM fold_mapping_counts(folded);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER count_added_mappings AFTER INSERT ON product_mapping
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_mappings();
CREATE TRIGGER count_changed_mappings AFTER UPDATE ON product_mapping
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_mappings();
CREATE TRIGGER count_removed_mappings AFTER DELETE ON product_mapping
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_mappings();

CREATE FUNCTION forget_mapping_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM mapping_count WHERE shop_id = OLD.id;
  DELETE FROM mapping_count_change WHERE shop_id = OLD.id;
  RETURN NULL;
END $$;
-- Named to come after the cascade ("RI_..."), which still counts.
CREATE TRIGGER zz_forget_mapping_counts AFTER DELETE ON shop FOR EACH ROW EXECUTE FUNCTION forget_mapping_counts();

INSERT INTO mapping_count
SELECT shop_id, market, local_category_id, status, coalesce(reason, ''), coalesce(recommended_category_id, ''), coalesce(confirmed_category_id, ''), count(*)
FROM product_mapping GROUP BY 1, 2, 3, 4, 5, 6, 7;

-- A run that reads only what changed in Shopify since then.
ALTER TABLE "mapping_run" ADD COLUMN "changed_since" TIMESTAMPTZ;

-- A decision about everything that a filter finds, carried out in the background.
CREATE TABLE "mapping_decision" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "category_id" TEXT,
    "filter" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'deciding',
    "total" INTEGER NOT NULL,
    "looked_at" INTEGER NOT NULL DEFAULT 0,
    "decided" INTEGER NOT NULL DEFAULT 0,
    "last_product_id" BIGINT NOT NULL DEFAULT 0,
    "decided_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "mapping_decision_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "mapping_decision_shop_id_id_idx" ON "mapping_decision"("shop_id", "id");

CREATE TABLE "saved_filter" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "saved_filter_shop_id_name_key" ON "saved_filter"("shop_id", "name");

-- Who closed the list of first steps.
ALTER TABLE "shop" ADD COLUMN "first_steps_closed_at" TIMESTAMPTZ;

ALTER TABLE "mapping_decision" ADD CONSTRAINT "mapping_decision_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
