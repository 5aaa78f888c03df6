import { describe, expect, it } from "vitest";
import { auditCsv, type AuditCheck } from "./audit-csv";

const CHECK: AuditCheck = {
  productId: 7n,
  title: "Mug",
  expectedId: "1",
  expectedPath: ["Kitchen", "Mugs"],
  decidedId: "1",
  decidedPath: ["Kitchen", "Mugs"],
  decidedAt: new Date("2026-11-25T10:00:00Z"),
};

describe("the audit's file", () => {
  it("has a line for each check, with the verdict", () => {
    const [head, right, wrong] = auditCsv([CHECK, { ...CHECK, decidedId: "2" }]).split("\r\n");

    expect(head).toMatch(/^product_id,title,/);
    expect(right).toBe("7,Mug,1,Kitchen > Mugs,1,Kitchen > Mugs,right,2026-11-25T10:00:00.000Z");
    expect(wrong).toContain(",wrong,");
  });

  it("quotes what a comma or a quote would break, and keeps titles from being formulas", () => {
    expect(auditCsv([{ ...CHECK, title: 'Mug, "large"' }])).toContain('7,"Mug, ""large""",1');
    expect(auditCsv([{ ...CHECK, title: "=HYPERLINK(1)" }])).toContain("7,'=HYPERLINK(1),1");
    expect(auditCsv([{ ...CHECK, title: null }])).toContain("7,,1");
  });
});
