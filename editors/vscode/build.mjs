// One file of JavaScript, and the licence, for the package.
import { copyFileSync } from "node:fs";
import { build } from "esbuild";

copyFileSync(new URL("../../LICENSE", import.meta.url), new URL("LICENSE", import.meta.url));
await build({
  entryPoints: ["extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["vscode"],
  minify: true,
});
