// How likely it is that a recommendation is wrong, from witnesses that do not know of each other. What each is worth, and
// why, is in docs/decisions/0070-confidence-is-earned.md.

/** How often somebody who could have said no accepted what was recommended. */
export interface AcceptanceRecord {
  accepted: number;
  decided: number;
}

/** What is known of the products of one local category that got one recommendation. */
export interface Evidence {
  /** Products of the local category that TikTok Shop gave this recommendation, and any. */
  same: number;
  any: number;
  /** Products of the local category that got the biggest other recommendation. */
  rival: number;
  /** What the merchant decided about this recommendation in this local category. */
  pair: AcceptanceRecord;
  /** About recommendations in the same branch of TikTok Shop's tree, in other local categories. */
  branch: AcceptanceRecord;
  /** About all recommendations of the shop. */
  shop: AcceptanceRecord;
}

export const CONFIDENCE_LEVELS = ["safe", "look", "unsure"] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** How sure one may be of a group, and why. */
export interface Confidence {
  level: ConfidenceLevel;
  /** The estimated chance that a product of the group is wrong. */
  wrong: number;
  evidence: Evidence;
}

/** A seller found 49 % of 245 recommendations wrong (tiktok-shop-api, Recommendations, M): where belief begins. */
const WORST_NOISE = 0.49;
/** That record weighs as much as so many decisions of the merchant. */
const NOISE_WEIGHT = 20;
/** Of the wrong answers, at most this share falls on one category: they scatter, half of them over neighbours. */
const GATHERING = 0.25;

/** No witness alone may make us surer than this, in log-odds: each may be wrong in a way it cannot know. */
const SIBLINGS_CAP = 6;
const PAIR_CAP = 3;
const BRANCH_CAP = 1.5;
/** Fewer decisions of the merchant than this are no record. */
const FEWEST_DECIDED = 3;

/** Up to these chances of being wrong. */
const SAFE = 0.01;
const LOOK = 0.1;

/** How sure one may be of a group: the products of one local category with one recommendation. */
export function confidenceOf(evidence: Evidence): Confidence {
  const trust = baseTrust(evidence.shop);
  const logOdds =
    logit(trust) +
    siblingsSay(evidence) +
    recordSays(evidence.pair, { trust, cap: PAIR_CAP }) +
    recordSays(evidence.branch, { trust, cap: BRANCH_CAP });
  const isCategoryWrong = 1 / (1 + Math.exp(logOdds));
  const wrong = 1 - (1 - isCategoryWrong) * (1 - strayShare(evidence));
  return { level: levelOf(wrong), wrong, evidence };
}

function levelOf(wrong: number): ConfidenceLevel {
  if (wrong <= SAFE) return "safe";
  return wrong <= LOOK ? "look" : "unsure";
}

/** TikTok Shop's own witness: how often it is right, beginning at the worst record and moving to this shop's. */
function baseTrust({ accepted, decided }: AcceptanceRecord): number {
  return (accepted + (1 - WORST_NOISE) * NOISE_WEIGHT) / (decided + NOISE_WEIGHT);
}

/**
 * The siblings' witness: do as many of them have this answer as only a category that is right gathers? Compares the
 * share they show with the most that wrong answers gather on one category; what was fitted to the count is paid for.
 */
export function siblingsSay({ same, any }: Pick<Evidence, "same" | "any">): number {
  const [agreeing, siblings] = [same - 1, any - 1];
  if (siblings < 1) return 0;
  const share = agreeing / siblings;
  const byChance = WORST_NOISE * GATHERING;
  const weight = siblings * divergence(share, byChance);
  if (share <= byChance) return Math.max(-SIBLINGS_CAP, -weight);
  return Math.min(SIBLINGS_CAP, Math.max(0, weight - Math.log(siblings + 1) / 2));
}

/** A record's witness: how far the odds it shows are from what was believed anyway. */
function recordSays(
  { accepted, decided }: AcceptanceRecord,
  { trust, cap }: { trust: number; cap: number },
): number {
  if (decided < FEWEST_DECIDED) return 0;
  const logOdds = Math.log((accepted + 0.5) / (decided - accepted + 0.5)) - logit(trust);
  return Math.max(-cap, Math.min(cap, logOdds));
}

/**
 * Products that belong to another category of the same local category and got this answer by mistake. They come from
 * the biggest rival, which is taken for a true category however small it is: the mistakes are at most what neither of
 * the two has, one for certain, and so many of them fall here.
 */
export function strayShare({ same, any, rival }: Pick<Evidence, "same" | "any" | "rival">): number {
  if (same === 0 || rival === 0) return 0;
  const scattered = Math.max(1, any - same - rival);
  const noise = Math.min(WORST_NOISE, scattered / any);
  const trueRival = rival / (1 - noise);
  return Math.min(1, (trueRival * noise * GATHERING) / same);
}

/** Kullback and Leibler's: what each of many observations adds to the log-likelihood ratio of two shares. */
function divergence(share: number, other: number): number {
  const part = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return part(share, other) + part(1 - share, 1 - other);
}

function logit(chance: number): number {
  return Math.log(chance / (1 - chance));
}
