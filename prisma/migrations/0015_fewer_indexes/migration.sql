-- A decision writes a mapping anew, and with it an entry of each of its indexes. What only the shop changes is looked
-- up at the product, which is written once: vendors, product types, and their products by title.
CREATE INDEX "product_vendor_idx" ON "product"("shop_id", "vendor", "title", "id");
CREATE INDEX "product_product_type_idx" ON "product"("shop_id", "product_type", "title", "id");
DROP INDEX "product_mapping_vendor_idx";
DROP INDEX "product_mapping_product_type_idx";
-- Its rows are a merge of those of product_mapping_answer_idx.
DROP INDEX "product_mapping_local_category_idx";

-- The history of a shop goes with it as its counts do: without a look at the shop for every line that is added.
ALTER TABLE "mapping_change" DROP CONSTRAINT "mapping_change_shop_id_fkey";
CREATE FUNCTION forget_mapping_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM mapping_change WHERE shop_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER zz_forget_mapping_changes AFTER DELETE ON shop FOR EACH ROW EXECUTE FUNCTION forget_mapping_changes();
