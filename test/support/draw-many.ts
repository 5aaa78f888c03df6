import { HELD_BACK_ONE_IN } from "../../app/domain/error-budget";

/**
 * Which products a decision holds back, one in fifty, is drawn with its id (`holdBack`), and for some ids it is nobody. The next
 * decision gets an id that draws many.
 */
export const DRAW_MANY = `
  SELECT setval('mapping_decision_id_seq', (
    SELECT id FROM mapping_decision_id_seq, generate_series(last_value + 1, last_value + 500) AS id
    ORDER BY (SELECT count(*) FROM product_mapping WHERE hashtextextended(product_id::text, id) % ${HELD_BACK_ONE_IN} = 0) DESC, id
    LIMIT 1), false)::text`;
