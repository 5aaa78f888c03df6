import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startProgram } from "../../scripts/support/children.mjs";
import type { Report } from "./figure";
import { mapCatalog } from "./map-in-processes";
import type { Reviewed, ReviewOrder } from "./review-process";

const PRODUCTS = 10_000;
/** Enough for a figure per 1,000 products: each costs the same. */
const ROW_BY_ROW_PRODUCTS = 200;
const SEED = 1;
const MOST_WRONG_PERCENT = 0.5;
/** Decisions per 1,000 products, at each share of wrong recommendations. */
const TARGETS = [
  { noise: 0.2, most: 30 },
  { noise: 0.49, most: 60 },
];

/** What it takes a merchant to review a catalog whose right categories are known, and how much of it ends up wrong. */
export async function bench(report: Report): Promise<void> {
  for (const { noise, most } of TARGETS) {
    const at = `noise ${noise}`;
    const { decisions, looked, confirmed, byItself } = await reviewed(PRODUCTS, { noise });
    const each = perThousand(decisions, PRODUCTS);
    report({
      name: `${at}: decisions per 1,000 products`,
      value: each,
      unit: "",
      target: `at most ${most}`,
      ok: each <= most && confirmed.products === PRODUCTS,
    });
    const wrong = percent(confirmed.wrong, confirmed.products);
    report({
      name: `${at}: confirmed wrongly`,
      value: wrong,
      unit: "%",
      target: `at most ${MOST_WRONG_PERCENT}`,
      ok: wrong <= MOST_WRONG_PERCENT,
    });
    report(figure(`${at}: products looked at per 1,000`, perThousand(looked, PRODUCTS)));
    if (byItself) reportByItself(report, at, byItself);
    const rows = await reviewed(ROW_BY_ROW_PRODUCTS, { noise, isRowByRow: true });
    report(
      figure(
        `${at}: row by row, decisions per 1,000`,
        perThousand(rows.decisions, ROW_BY_ROW_PRODUCTS),
      ),
    );
  }
}

function reportByItself(
  report: Report,
  at: string,
  { products, wrong }: { products: number; wrong: number },
): void {
  const confirms = figure(`${at}: an error budget of 0.5 % confirms`, products);
  report({ ...confirms, unit: "products" });
  const share = percent(wrong, products);
  report({
    name: `${at}: of those, wrong`,
    value: share,
    unit: "%",
    target: `at most ${MOST_WRONG_PERCENT}`,
    ok: share <= MOST_WRONG_PERCENT,
  });
}

/** Maps a catalog and lets a merchant review all of it. */
async function reviewed(
  products: number,
  { noise, isRowByRow = false }: { noise: number; isRowByRow?: boolean },
): Promise<Reviewed> {
  let result: Reviewed | null = null;
  await mapCatalog(
    { products, isSorted: true, options: { noise, seed: SEED }, requestsPerSecond: 0 },
    async (sandbox, environment) => {
      const reviewer = startProgram({
        name: "The reviewer",
        args: ["--import", "tsx", "test/bench/review-process.ts"],
        env: environment,
      });
      try {
        await once(reviewer.child, "message");
        reviewer.child.send({ sandbox, products, seed: SEED, isRowByRow } satisfies ReviewOrder);
        result = await answerOf(reviewer.child);
      } finally {
        await reviewer.stop();
      }
    },
  );
  if (!result) throw new Error("Nobody reviewed");
  return result;
}

/** What a reviewer answers, who may also fail. */
async function answerOf(reviewer: ChildProcess): Promise<Reviewed> {
  const answered = once(reviewer, "message") as Promise<[Reviewed]>;
  const failed = once(reviewer, "exit").then(() => {
    throw new Error("The reviewer gave up");
  });
  const [reviewed] = await Promise.race([answered, failed]);
  return reviewed;
}

function figure(name: string, value: number) {
  return { name, value, unit: "", target: null, ok: null };
}

function perThousand(count: number, products: number): number {
  return Math.round((count / products) * 10_000) / 10;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
