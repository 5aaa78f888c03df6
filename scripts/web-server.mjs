import { createRequestHandler } from "@remix-run/express";
// @ts-expect-error: comes without types
import compression from "compression";
// @ts-expect-error: comes without types
import express from "express";
import { answerFailures, answerLastFailures } from "./support/answer-failures.mjs";
import { inProject } from "./support/project.mjs";
import { refuseForeignForms } from "./support/refuse-foreign-forms.mjs";
import {
  dropUnreadBody,
  refuseLargeBody,
  refuseSenseless,
  withDefaultHeaders,
} from "./support/web-border.mjs";

/**
 * The production web server. remix-serve is not used: it replaces Node's fetch by an old polyfill,
 * in the middle of our start, and writes every URL to the log, session tokens among them.
 */
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "0.0.0.0";
/** @type {import("@remix-run/node").ServerBuild} */
const build = await import(inProject("build/server/index.js"));

const app = express();
app.disable("x-powered-by");
app.use(withDefaultHeaders, refuseSenseless, dropUnreadBody, refuseLargeBody);
app.use(compression());
app.use(
  "/assets",
  express.static(inProject("build/client/assets"), { immutable: true, maxAge: "1y" }),
);
app.use(express.static(inProject("build/client"), { maxAge: "1h" }));
app.use(refuseForeignForms(build));
app.use(createRequestHandler({ build: answerFailures(build), mode: "production" }));
app.use(answerLastFailures(build));
app.listen(port, host, () => console.log(`Leafwise listens on http://${host}:${port}`));
