-- Who writes many changes folds them, as before the counts told who decided: otherwise a decision about a whole shop
-- leaves readers thousands of rows to add up.
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
  IF written > 0 AND random() < 0.03 + written / 1000.0 THEN
    IF TG_OP = 'DELETE' THEN SELECT shop_id INTO folded FROM removed LIMIT 1;
    ELSE SELECT shop_id INTO folded FROM added LIMIT 1; END IF;
    PERFORM fold_mapping_counts(folded);
  END IF;
  RETURN NULL;
END $$;
