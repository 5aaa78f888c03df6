import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { knownDurations } from "../../scripts/test/durations";
import { projectFolder } from "../../scripts/support/project.mjs";

/** Of files that never ran here. */
const UNKNOWN_MS = 5_000;

/**
 * Files of one project after each other, so that those that share a process find it, and the longest first, so that
 * no worker is left alone with one at the end.
 */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const durations = knownDurations();
    const place = ({ project }: TestSpecification) => this.ctx.projects.indexOf(project);
    const ms = ({ moduleId }: TestSpecification) =>
      durations[path.relative(projectFolder, moduleId)] ?? UNKNOWN_MS;
    return Promise.resolve(
      files.toSorted((one, other) => place(one) - place(other) || ms(other) - ms(one)),
    );
  }
}
