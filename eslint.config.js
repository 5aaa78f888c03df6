import boundaries from "eslint-plugin-boundaries";
import prettier from "eslint-config-prettier";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { importDirection } from "./eslint.import-direction.js";

const DEFAULT_EXPORT_FILES = [
  "*.config.{js,ts}",
  "app/root.tsx",
  "app/entry.{server,client}.tsx",
  "app/routes/**",
  "extensions/*/src/*",
];

/** A domain file is a function of its arguments: the caller passes the time, the ids and the content. */
const IMPURE = [
  { selector: "AwaitExpression", message: "app/domain is pure: no await." },
  {
    selector: "CallExpression[callee.object.name='Date']",
    message: "app/domain is pure: no clock.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "app/domain is pure: no clock.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "app/domain is pure: no randomness.",
  },
  {
    selector: "ImportDeclaration[source.value=/^node:(?!crypto$)/]",
    message: "app/domain is pure: no I/O.",
  },
];

const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only app/config.server.ts reads the environment.",
};

const UNLIMITED_BODY = {
  selector:
    "CallExpression[callee.object.name='request'][callee.property.name=/^(text|json|formData|arrayBuffer|blob|bytes)$/]",
  message: "app/requests.server.ts reads bodies, to a limit.",
};

const ANY_TEXT = {
  selector:
    "CallExpression[callee.object.name='z'][callee.property.name='string']:not(MemberExpression[property.name='regex'] > CallExpression)",
  message: "app/domain/asked.ts reads texts and ids, so that they can be stored.",
};

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration",
  message: "Named exports only: a name that is the same everywhere can be found everywhere.",
};

export default tseslint.config(
  { ignores: ["build/", "generated/", "public/build/", "coverage/", ".data/", ".cache/"] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-params": ["error", 3],
      eqeqeq: "error",
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "separate-type-imports" },
      ],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/only-throw-error": "off",
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "extensions/**/*.{js,jsx,ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "react-hooks/exhaustive-deps": "error",
    },
  },
  {
    files: ["app/**"],
    rules: { "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, PROCESS_ENV] },
  },
  {
    files: ["app/domain/**"],
    rules: { "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, PROCESS_ENV, ...IMPURE] },
  },
  { files: DEFAULT_EXPORT_FILES, rules: { "no-restricted-syntax": "off" } },
  {
    files: ["app/root.tsx", "app/entry.{server,client}.tsx", "app/routes/**"],
    rules: { "no-restricted-syntax": ["error", PROCESS_ENV, UNLIMITED_BODY, ANY_TEXT] },
  },
  {
    files: ["app/config.server.ts"],
    rules: { "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT] },
  },
  { plugins: { boundaries }, ...importDirection },
  prettier,
);
