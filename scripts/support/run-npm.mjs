import { spawn } from "node:child_process";
import { projectFolder } from "./project.mjs";

/**
 * Runs the npm that started us, else the machine's. It says only what went wrong: our stdout belongs
 * to the command's result.
 *
 * @param {string[]} args
 * @returns {Promise<void>}
 */
export function runNpm(args) {
  const npmCli = process.env.npm_execpath;
  const [command = "npm", ...first] = npmCli?.endsWith(".js") ? [process.execPath, npmCli] : [];
  return new Promise((resolve, reject) => {
    const npm = spawn(command, [...first, ...args, "--loglevel=error"], {
      cwd: projectFolder,
      stdio: ["ignore", "ignore", 2],
      env: { ...process.env, npm_config_json: "false" },
    });
    npm.on("error", reject);
    npm.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args[0]} failed (exit code ${code}).`));
    });
  });
}
