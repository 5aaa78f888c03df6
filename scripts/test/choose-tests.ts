import { build } from "esbuild";
import { globSync, readFileSync } from "node:fs";
import os from "node:os";
import { projectFolder } from "../support/project.mjs";
import { knownDurations } from "./durations";

const TESTS = ["{app,test}/**/*.test.{ts,tsx}"];
/** What no test imports, but a browser opens. */
const OPENED = ["app/root.tsx", "app/routes/*.{ts,tsx}", "extensions/*/src/*.{ts,tsx}"];
const WHOLE =
  /^(package(-lock)?\.json|prisma\/|tsconfig\.json|vite.*\.ts$|shopify\.app\.toml|\.npmrc)/;
const NOT_TESTED = /\.md$|^(docs\/(?!api)|\.ci\/|LICENSE|eslint|knip|\.prettier)/;

/** So much for each core, that it all ends within a minute. */
const BUDGET_MS = 25_000;
const USUAL_MS = { browser: 20_000, other: 2_000 };

export interface ChosenTests {
  /** Paths in the project, the nearest to the change first. */
  files: string[];
  /** How many more reach the change, from further away. */
  left: number;
}

/** Files by those that need them. */
type Users = Map<string, Set<string>>;

let graph: Promise<Users> | undefined;

/**
 * The test files to run for a change: those that reach it by imports, by the pages they open or by the extensions they
 * play, the nearest first, as many as a minute allows. All where it touches what everything is made with.
 *
 * @param changed paths in the project
 */
export async function chooseTests(changed: string[]): Promise<ChosenTests> {
  const tested = changed.filter((file) => !NOT_TESTED.test(file));
  if (tested.some((file) => WHOLE.test(file))) return { files: TESTS.flatMap(find), left: 0 };
  graph ??= usersOfFiles();
  const distances = distancesFrom(tested, await graph);
  const tests = [...distances.keys()].filter((file) => /\.test\.tsx?$/.test(file));
  const nearest = tests.sort(
    (one, other) =>
      (distances.get(one) ?? 0) - (distances.get(other) ?? 0) || usualMs(one) - usualMs(other),
  );
  const files = withinBudget(nearest);
  return { files, left: nearest.length - files.length };
}

function withinBudget(nearest: string[]): string[] {
  let left = BUDGET_MS * os.availableParallelism();
  return nearest.filter((file, index) => {
    left -= usualMs(file);
    return index === 0 || left >= 0;
  });
}

function usualMs(file: string): number {
  const usual = file.startsWith("test/browser/") ? USUAL_MS.browser : USUAL_MS.other;
  return knownDurations()[file] ?? usual;
}

/** How many steps each file that needs one of these is away from it. */
function distancesFrom(files: string[], users: Users): Map<string, number> {
  const distances = new Map(files.map((file) => [file, 0]));
  // A map goes over what is added while it is gone over.
  for (const [file, distance] of distances)
    for (const user of users.get(file) ?? [])
      if (!distances.has(user)) distances.set(user, distance + 1);
  return distances;
}

async function usersOfFiles(): Promise<Users> {
  const opened = OPENED.flatMap(find);
  const users: Users = new Map();
  const add = (file: string, user: string) =>
    users.set(file, (users.get(file) ?? new Set()).add(user));
  for (const [user, files] of await imports([...TESTS.flatMap(find), ...opened]))
    for (const file of files) add(file, user);
  for (const user of find("test/{browser,support,extensions}/**/*.ts")) {
    const text = readFileSync(`${projectFolder}/${user}`, "utf8");
    for (const file of opened) if (text.includes(nameInTests(file))) add(file, user);
  }
  return users;
}

/** By what a test's text names a page or an extension: its address, or its folder. */
function nameInTests(file: string): string {
  const extension = /^extensions\/([^/]+)/.exec(file)?.[1];
  if (extension) return extension;
  const name = file.replace(/^app\/(routes\/)?|\.tsx?$/g, "");
  const address = name.replace(/_?\.?\$.*$|\._index$|_(?=\.)/g, "").replaceAll(".", "/");
  return name === "root" ? '"/app' : `"/${address}`;
}

/** What each file of the project imports, as esbuild resolves it. */
async function imports(entryPoints: string[]): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints,
    bundle: true,
    metafile: true,
    write: false,
    outdir: "build",
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
    loader: { ".css": "empty", ".graphql": "text", ".md": "text" },
    plugins: [{ name: "queries", setup: ({ onResolve }) => onResolve({ filter: /\?/ }, external) }],
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, input]) => [
      file,
      input.imports.filter((each) => !each.external).map((each) => each.path),
    ]),
  );
}

const external = () => ({ external: true });

function find(pattern: string): string[] {
  return globSync(pattern, { cwd: projectFolder });
}
