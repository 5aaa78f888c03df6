-- A batch that was given up took the reason from mappings whose category cannot be used any more. They get it back
-- where that is still so; where it is not, the decision stands.
UPDATE "product_mapping" m SET
  "status" = CASE WHEN c."trouble" IS NULL THEN 'confirmed' ELSE 'needs-attention' END,
  "reason" = c."trouble", "reason_detail" = NULL, "updated_at" = now()
FROM (
  SELECT d."shop_id", d."market", d."product_id",
    CASE WHEN t."id" IS NULL OR t."removed_at" IS NOT NULL THEN 'category-gone'
      WHEN NOT t."is_leaf" THEN 'category-not-leaf'
      WHEN 'PROHIBITED' = ANY(t."permission_statuses") THEN 'category-prohibited'
      WHEN 'INVITE_ONLY' = ANY(t."permission_statuses") THEN 'category-invite-only' END AS "trouble"
  FROM "product_mapping" d
  LEFT JOIN "tiktok_shop_category" t ON t."market" = d."market" AND t."category_version" = d."category_version"
    AND t."id" = d."confirmed_category_id"
  WHERE d."confirmed_category_id" IS NOT NULL AND d."status" <> 'confirmed'
    AND (d."reason" IS NULL OR d."reason" NOT LIKE 'category-%')
) c
WHERE m."shop_id" = c."shop_id" AND m."market" = c."market" AND m."product_id" = c."product_id";
