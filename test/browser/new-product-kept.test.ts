import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import {
  chooseFiles,
  discardButton,
  jpeg,
  openEmptyForm,
  saveButton,
} from "../support/new-product-page";
import { untilAlive } from "../support/go-to-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

let admin: PlayedAdmin;

const EXPECTED = /Failed to load resource|net::ERR_/;
const DONE = "Uploaded to Shopify and TikTok Shop";
const TITLE = "Stoneware coffee mug";
const UPLOAD = { operation: "/product/202309/images/upload" };
const RECOMMEND = { operation: "/product/202309/categories/recommend" };

/** How many files the browser keeps for the draft. */
function keptFiles({ app }: PlayedAdmin): Promise<number> {
  return app.locator("body").evaluate(async () => {
    // Opening one that is not there would make it, without what the app puts into it.
    const isThere = (await indexedDB.databases()).some(
      ({ name }) => name === "leafwise-new-product",
    );
    if (!isThere) return 0;
    const opened = indexedDB.open("leafwise-new-product");
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const [store] = opened.result.objectStoreNames;
    if (!store) return 0;
    const counted = opened.result.transaction(store).objectStore(store).count();
    await new Promise((resolve) => (counted.onsuccess = resolve));
    opened.result.close();
    return counted.result;
  });
}

const untilKept = (files: number) =>
  expect.poll(() => keptFiles(admin), { timeout: 60_000 }).toBe(files);

beforeAll(async () => {
  admin = await playShop({ catalog: catalogWith(), seller: "maple" });
});
afterAll(async () => {
  await admin.close();
  expect(admin.problems.filter((problem) => !EXPECTED.test(problem))).toEqual([]);
});
beforeEach(async () => {
  await openEmptyForm(admin);
  admin.sandbox.requests.clear();
});

describe("a reload", () => {
  it("brings fields, pictures and recommendation back, and sends nothing again", async () => {
    const { app, page, sandbox } = admin;
    await app.getByLabel("Title").fill(TITLE);
    await app.getByLabel("Vendor").fill("Kiln");
    await chooseFiles(app, await jpeg());
    await app.locator("[data-recommended-leaf]").waitFor();
    const sent = () => [sandbox.requests.count(UPLOAD), sandbox.requests.count(RECOMMEND)];
    const sentBefore = sent();
    await app.getByLabel("Description").fill("Holds half a litre.");
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await app.getByText("This is what you entered the last time.").waitFor();
    await app.getByText(DONE).waitFor();
    await app.locator("[data-recommended-leaf]").waitFor();

    expect(await app.getByLabel("Title").inputValue()).toBe(TITLE);
    expect(await app.getByLabel("Vendor").inputValue()).toBe("Kiln");
    expect(await app.getByLabel("Description").inputValue()).toBe("Holds half a litre.");
    expect(await app.locator("img[src^='blob:']").count()).toBe(1);
    expect(sent()).toEqual(sentBefore);
  });

  it("goes on with an upload that it cut off", async () => {
    const { app, page, sandbox } = admin;
    const goOn = sandbox.hold({ host: /^shopify-staged-uploads/ });
    await chooseFiles(app, await jpeg());
    await app.getByRole("progressbar").waitFor();
    await untilKept(1);
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    goOn();

    await app.getByText(DONE).waitFor();

    expect(sandbox.requests.count(UPLOAD)).toBe(1);
  });
});

describe("a reload before the app has heard of a picture", () => {
  it("loses none of them, nor their order", async () => {
    const { app, page, sandbox } = admin;
    let isReloaded = false;
    page.once("domcontentloaded", () => (isReloaded = true));
    await page.route("**/app/new-product/steps", (route) =>
      isReloaded ? route.continue() : route.abort(),
    );
    await chooseFiles(app, await jpeg("first.jpg"), await jpeg("second.jpg"));
    await app.getByText("second.jpg").waitFor();
    await untilKept(2);
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();

    await app.getByText(DONE).nth(1).waitFor();
    await page.unroute("**/app/new-product/steps");

    const names = await app.getByText(/^(first|second)\.jpg$/).allTextContents();
    expect(names).toEqual(["first.jpg", "second.jpg"]);
    expect(sandbox.requests.count(UPLOAD)).toBe(2);
  });

  it("does not bring back what was removed or discarded", async () => {
    const { app, page } = admin;
    await page.route("**/app/new-product/steps", (route) => route.abort());
    await chooseFiles(app, await jpeg("removed.jpg"));
    await app.getByRole("button", { name: "Remove removed.jpg" }).click();
    await app.getByText("removed.jpg").waitFor({ state: "detached" });
    await page.unroute("**/app/new-product/steps");
    await page.reload();
    await untilAlive(admin);
    await untilKept(0);
    await admin.untilIdle();

    expect(await app.getByText("removed.jpg").count()).toBe(0);
  });
});

describe("a lost connection", () => {
  it("keeps what is typed and saves once it is back", async () => {
    const { app, page } = admin;
    await app.getByLabel("Title").fill(TITLE);
    await page.context().setOffline(true);
    await app.getByLabel("Vendor").fill("Kiln");
    await saveButton(page).click();
    await app.getByText("The product is not saved yet").waitFor();
    await page.context().setOffline(false);
    await app.getByRole("button", { name: "Save again" }).click();
    await app.getByText("is in your store").waitFor();

    const created = [...admin.sandbox.shopify.shop().products.upwards()].at(-1);
    expect(created).toMatchObject({ title: TITLE, vendor: "Kiln" });
  });

  it("sends pictures when it is back, without being asked", async () => {
    const { app, page } = admin;
    await app.getByLabel("Title").fill(TITLE);
    await page.context().setOffline(true);
    await chooseFiles(app, await jpeg());
    await app.getByText("The connection is lost. It goes on when you are back online.").waitFor();
    await page.context().setOffline(false);

    await app.getByText(DONE).waitFor();
  });

  it("creates one product although the answer to saving was lost on its way to the browser", async () => {
    const { app, page, sandbox } = admin;
    const count = () => [...sandbox.shopify.shop().products.upwards()].length;
    const before = count();
    await app.getByLabel("Title").fill(TITLE);
    let isCut = false;
    await page.route("**/app/new-product/steps", async (route) => {
      const isSaving = route.request().postDataJSON()?.step === "save";
      if (!isSaving || isCut) return route.continue();
      isCut = true;
      await route.fetch();
      await route.abort();
    });
    await saveButton(page).click();
    await app.getByRole("button", { name: "Save again" }).click();
    await app.getByText("is in your store").waitFor();
    await page.unroute("**/app/new-product/steps");

    expect(count()).toBe(before + 1);
  });
});

describe("leaving", () => {
  it("asks, stays when the merchant says no, and keeps the draft when the merchant goes", async () => {
    const { app, page } = admin;
    const link = page.getByRole("navigation").getByRole("link", { name: "Mappings" });
    await app.getByLabel("Title").fill(TITLE);
    await saveButton(page).waitFor();

    const asked: string[] = [];
    page.once("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await link.click();
    await expect.poll(() => asked.length).toBe(1);
    const stayed = await app.getByLabel("Title").inputValue();
    page.once("dialog", (dialog) => void dialog.accept());
    await link.click();
    await app.getByRole("heading", { name: "Mappings" }).waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "New product" }).click();
    await app.getByText("This is what you entered the last time.").waitFor();

    expect(asked[0]).toContain("unsaved");
    expect(stayed).toBe(TITLE);
    expect(await app.getByLabel("Title").inputValue()).toBe(TITLE);
  });

  it("discarding empties the form for good", async () => {
    const { app, page } = admin;
    await app.getByLabel("Title").fill(TITLE);
    await chooseFiles(app, await jpeg());
    await app.getByText(DONE).waitFor();
    await discardButton(page).click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    await page.reload();
    await app.getByLabel("Title").waitFor();

    expect(await app.getByLabel("Title").inputValue()).toBe("");
    expect(await app.getByText(DONE).count()).toBe(0);
  });
});

describe("pictures", () => {
  it("come by drop and by paste, too", async () => {
    const { app } = admin;
    const { buffer, name } = await jpeg("dropped.jpg");
    const transfer = await app.locator("body").evaluateHandle(
      (_body, { bytes, fileName }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], fileName, { type: "image/jpeg" }));
        return data;
      },
      { bytes: [...buffer], fileName: name },
    );
    await app.locator(".Polaris-DropZone").dispatchEvent("drop", { dataTransfer: transfer });
    await app.getByText(DONE).waitFor();
    const pasted = await jpeg("pasted.jpg");
    await app.locator("body").evaluate(
      (body, { bytes, fileName }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], fileName, { type: "image/jpeg" }));
        body.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      { bytes: [...pasted.buffer], fileName: pasted.name },
    );

    await app.getByText(DONE).nth(1).waitFor();

    expect(await app.getByText("pasted.jpg").count()).toBe(1);
  });

  it("are put into another order, and taken back, though the app hears of it only by the saving", async () => {
    const { app, page, sandbox } = admin;
    await page.route("**/app/new-product/steps", (route) => {
      const { step } = route.request().postDataJSON();
      return ["order-pictures", "remove-picture"].includes(step) ? route.abort() : route.continue();
    });
    await app.getByLabel("Title").fill(TITLE);
    await chooseFiles(app, await jpeg("a.jpg"), await jpeg("b.jpg"), await jpeg("c.jpg"));
    await app.getByText(DONE).nth(2).waitFor();
    await app.getByRole("button", { name: "Move up c.jpg" }).click();
    await app.getByRole("button", { name: "Move up c.jpg" }).click();
    await app.getByRole("button", { name: "Remove a.jpg" }).click();
    await saveButton(page).click();
    await app.getByText("is in your store").waitFor();
    await page.unroute("**/app/new-product/steps");

    const created = [...sandbox.shopify.shop().products.upwards()].at(-1);
    expect(created?.media.map(({ fileName }) => fileName)).toEqual(["c.jpg", "b.jpg"]);
  });
});
