import { describe, expect, it } from "vitest";
import { changePictures, isUnderWay, type Picture } from "./picture";

const picture = (id: string, state: Picture["state"] = { at: "done" }): Picture => ({
  id,
  name: `${id}.jpg`,
  previewUrl: null,
  state,
});
const ids = (pictures: Picture[]) => pictures.map(({ id }) => id);

describe("changePictures", () => {
  const three = ["a", "b", "c"].map((id) => picture(id));

  it.each([
    ["c", -1, ["a", "c", "b"]],
    ["a", 1, ["b", "a", "c"]],
    ["a", -1, ["a", "b", "c"]],
    ["c", 1, ["a", "b", "c"]],
    ["x", 1, ["a", "b", "c"]],
  ] as const)("moves %s by %i", (id, by, order) => {
    expect(ids(changePictures(three, { change: "move", id, by }))).toEqual(order);
  });

  it("removes one and keeps the others", () => {
    expect(ids(changePictures(three, { change: "remove", id: "b" }))).toEqual(["a", "c"]);
  });
});

describe("isUnderWay", () => {
  it("is true until a picture arrived or was given up", () => {
    const states: Picture["state"][] = [
      { at: "checking" },
      { at: "sending", share: 0.5 },
      { at: "done" },
      { at: "stored" },
      { at: "broken", why: "storage" },
    ];

    expect(states.map((state) => isUnderWay(picture("a", state)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
