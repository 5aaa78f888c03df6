-- Who took the answer of a sample is no witness for it: counted apart, where a shop samples at all.
CREATE INDEX "product_mapping_sampled" ON "product_mapping" (shop_id, market, local_category_id, recommended_category_id)
WHERE recommended_by = 'sample';
