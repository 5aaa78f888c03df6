-- What people and other systems know a product by. Read with the product the next time; '' until then.
ALTER TABLE "product" ADD COLUMN "handle" TEXT NOT NULL DEFAULT '';

-- When a product got, changed or lost its confirmed category: what other systems ask for. Kept by the table itself,
-- so that no way to decide can forget it, and by the clock: a decision about many is older than its last rows.
ALTER TABLE "product_mapping" ADD COLUMN "confirmed_changed_at" TIMESTAMPTZ,
-- What the product's metafield holds; '' while nobody knows.
ADD COLUMN "written_category_id" TEXT;

UPDATE "product_mapping" SET "confirmed_changed_at" = coalesce("decided_at", "updated_at") WHERE "status" = 'confirmed';

CREATE FUNCTION note_confirmed_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.confirmed_changed_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER note_added_confirmed BEFORE INSERT ON product_mapping FOR EACH ROW
WHEN (NEW.status = 'confirmed') EXECUTE FUNCTION note_confirmed_change();
CREATE TRIGGER note_changed_confirmed BEFORE UPDATE ON product_mapping FOR EACH ROW
WHEN (CASE WHEN OLD.status = 'confirmed' THEN OLD.confirmed_category_id END
  IS DISTINCT FROM CASE WHEN NEW.status = 'confirmed' THEN NEW.confirmed_category_id END)
EXECUTE FUNCTION note_confirmed_change();

CREATE INDEX "product_mapping_confirmed_changed_idx" ON "product_mapping"("shop_id", "market", "confirmed_changed_at", "product_id")
WHERE "confirmed_changed_at" IS NOT NULL;
-- Products whose metafield is not what is confirmed.
CREATE INDEX "product_mapping_unwritten_idx" ON "product_mapping"("shop_id", "market", "product_id")
WHERE "written_category_id" IS DISTINCT FROM CASE WHEN "status" = 'confirmed' THEN "confirmed_category_id" END;

-- Writing confirmed categories to metafields of the products.
ALTER TABLE "shop" ADD COLUMN "writes_back" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "written_market" TEXT,
ADD COLUMN "write_back_problem" TEXT,
ADD COLUMN "write_claimed_by" TEXT,
ADD COLUMN "write_claimed_until" TIMESTAMPTZ;

CREATE TABLE "write_problem" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "category_id" TEXT,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "write_problem_pkey" PRIMARY KEY ("shop_id", "product_id")
);

-- Keys of the shop's own systems to what is confirmed.
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- Links that download something once.
CREATE TABLE "download_ticket" (
    "ticket_hash" TEXT NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "download_ticket_pkey" PRIMARY KEY ("ticket_hash")
);

-- A file of mappings that was read, and what it would change.
CREATE TABLE "mapping_import" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'reading',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "checked_at" TIMESTAMPTZ,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "looked_at" INTEGER NOT NULL DEFAULT 0,
    "decided" INTEGER NOT NULL DEFAULT 0,
    "decision_id" INTEGER,

    CONSTRAINT "mapping_import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "mapping_import_row" (
    "import_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "given_id" TEXT NOT NULL,
    "product_id" BIGINT,
    "category_id" TEXT NOT NULL,
    "is_confirmed" BOOLEAN NOT NULL,
    "problem" TEXT,
    "first_number" INTEGER,

    CONSTRAINT "mapping_import_row_pkey" PRIMARY KEY ("import_id", "number")
);

CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");
CREATE INDEX "api_token_shop_id_idx" ON "api_token"("shop_id");
CREATE INDEX "download_ticket_shop_id_idx" ON "download_ticket"("shop_id");
CREATE INDEX "download_ticket_expires_at_idx" ON "download_ticket"("expires_at");
CREATE INDEX "mapping_import_shop_id_id_idx" ON "mapping_import"("shop_id", "id");
CREATE INDEX "mapping_import_row_import_id_product_id_idx" ON "mapping_import_row"("import_id", "product_id");

ALTER TABLE "write_problem" ADD CONSTRAINT "write_problem_shop_id_product_id_fkey" FOREIGN KEY ("shop_id", "product_id") REFERENCES "product"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "download_ticket" ADD CONSTRAINT "download_ticket_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mapping_import" ADD CONSTRAINT "mapping_import_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mapping_import_row" ADD CONSTRAINT "mapping_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "mapping_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
