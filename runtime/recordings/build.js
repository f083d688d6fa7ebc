// @ts-check
/**
 * Bundles the uploader of recordings with the S3 client into one file, for the switches' machine image:
 * node runtime/recordings/build.js <file>
 */
const path = require("node:path");

/** @param {string} file to write */
async function buildUploader(file) {
  await require("esbuild").build({
    entryPoints: [path.join(__dirname, "index.ts")],
    outfile: file,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner: { js: "// Includes the AWS SDK for JavaScript, copyright Amazon.com, Apache-2.0." },
    logLevel: "silent",
  });
}

module.exports = { buildUploader };

if (require.main === module) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error("Which file to write? node runtime/recordings/build.js recordings-uploader.js");
    process.exitCode = 2;
  } else {
    buildUploader(file).catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  }
}
