import { mkdirSync } from "node:fs";
import sharp from "sharp";
import { sampleCatalog } from "../../sandbox/catalog/catalog";
import { createBenchDatabase } from "../../test/bench/map-in-processes";
import { goTo } from "../../test/support/go-to-page";
import { connectInBrowser } from "../../test/support/new-product-page";
import { playAdminOn, type PlayedAdmin } from "../../test/support/play-admin";
import { inProject } from "../support/project.mjs";
import { end, endOnSignals } from "../support/shutdown.mjs";

// `npm run screenshots`: the pictures of the README, taken of the app as it is.

const FOLDER = inProject("docs/screenshots");
const COLORS = 128;

endOnSignals();
mkdirSync(FOLDER, { recursive: true });
const admin = await playAdminOn(createBenchDatabase, {
  catalog: sampleCatalog(),
  width: 1280,
  height: 800,
});
// A busy machine takes its time.
admin.page.setDefaultTimeout(300_000);
try {
  await mapAndConfirmSome(admin);
  await takeHome(admin);
  await takeMappings(admin);
  await takeChange(admin);
} finally {
  await admin.close();
}
await end(0);

/** All products get a category, and the first page of them is confirmed. */
async function mapAndConfirmSome(played: PlayedAdmin): Promise<void> {
  const { page, app } = played;
  await connectInBrowser(played);
  await goTo(played, "/app");
  await app.getByRole("button", { name: "Map all products" }).click();
  await app.getByText("Finished", { exact: true }).waitFor();
  await app.getByRole("button", { name: "Close the first steps" }).click();
  await goTo(played, "/app/mappings?status=recommended&sort=agreement&order=desc");
  await app
    .getByRole("checkbox", { name: /Select all/ })
    .first()
    .click({ force: true });
  await app.getByRole("button", { name: "Confirm", exact: true }).first().click();
  await page.getByText("50 products confirmed").waitFor();
}

async function takeHome(played: PlayedAdmin): Promise<void> {
  await goTo(played, "/app");
  await take(played, "home");
}

async function takeMappings(played: PlayedAdmin): Promise<void> {
  await goTo(played, "/app/mappings");
  await take(played, "mappings");
}

/** The category picker, with what somebody in a hurry types. */
async function takeChange(played: PlayedAdmin): Promise<void> {
  const { app } = played;
  await goTo(played, "/app/mappings?status=recommended");
  await app
    .getByRole("button", { name: /^Change / })
    .first()
    .click();
  await app.getByRole("dialog").getByRole("combobox").fill("t shrit women");
  await app
    .getByRole("option", { name: /t-shirt/i })
    .first()
    .waitFor();
  await take(played, "change-category");
}

async function take({ page }: PlayedAdmin, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  // The page's own actions are measured and shown after that.
  await page.waitForTimeout(1_000);
  const picture = await page.screenshot();
  await sharp(picture)
    .png({ palette: true, colours: COLORS, effort: 10 })
    .toFile(`${FOLDER}/${name}.png`);
}
