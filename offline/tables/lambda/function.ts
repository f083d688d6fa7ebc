import { createHash } from "node:crypto";
import { type Context, type ResourceTable, refusal } from "../../model/table";
import { trusts } from "../iam/documents";
import { lambdaFunctionInputs } from "./function-inputs";

/** A change of one of these is new code. */
const content = ["code", "imageUri", "s3Bucket", "s3Key", "s3ObjectVersion", "sourceCodeHash"];

export const lambdaFunction: ResourceTable = {
  token: "aws:lambda/function:Function",

  service: "Lambda",
  title: "Lambda Function",
  operations: { read: "GetFunction", update: "UpdateFunctionCode" },
  scope: "regional",
  inputs: lambdaFunctionInputs,
  rules: [{ exactlyOneOf: ["code", "imageUri", "s3Bucket"] }],
  autoName: { maxLength: 64 },
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:lambda:{region}:{account}:function:{name}",
    invokeArn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
    responseStreamingInvokeArn:
      "arn:{partition}:apigateway:{region}:lambda:path/2021-11-15/functions/{arn}/response-streaming-invocations",
    version: { value: version, recomputed: content },
    qualifiedArn: { value: "{arn}:{version}", recomputed: content },
    qualifiedInvokeArn: {
      value:
        "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{qualifiedArn}/invocations",
      recomputed: content,
    },
    lastModified: { value: "{now}", recomputed: "any" },
    codeSha256: { value: codeHash, recomputed: content },
    sourceCodeHash: { value: codeHash, recomputed: content },
    sourceCodeSize: { value: codeSize, recomputed: content },
    architectures: () => ["x86_64"],
    ephemeralStorage: () => ({ size: 512 }),
    tracingConfig: () => ({ mode: "PassThrough" }),
    loggingConfig: (c) => ({
      logFormat: "Text",
      logGroup: c.fill("/aws/lambda/{name}"),
      applicationLogLevel: "",
      systemLogLevel: "",
    }),
    signingJobArn: "",
    signingProfileVersionArn: "",
  },

  unique: [{ by: ["name"], code: "ResourceConflictException", message: "Function already exist: {name}" }],
  check: (inputs) =>
    inputs.text("packageType") === "Image" || inputs.has("imageUri")
      ? []
      : ["handler", "runtime"]
          .filter((path) => !inputs.has(path))
          .map((path) => ({ path, reason: "is required for a function of package type Zip" })),
  accept: checkRole,
  timing: "seconds",
};

function codeHash(c: Context): string {
  const hash =
    c.inputs.asset("code")?.hash ??
    createHash("sha256")
      .update(content.map((name) => c.inputs.text(name) ?? "").join("\n"))
      .digest("hex");
  return Buffer.from(hash, "hex").toString("base64");
}

/** Made up from the hash: the size of the upload is nothing that anybody builds on. */
function codeSize(c: Context): number {
  return 1024 + (Buffer.from(codeHash(c), "base64").readUInt16BE(0) % 4096);
}

function version(c: Context): string {
  return c.inputs.flag("publish")
    ? String(c.cloud.next(`lambda version ${c.region} ${c.inputs.text("name")}`))
    : "$LATEST";
}

function checkRole(c: Context): void {
  const role = c.target("role");
  if (role === undefined || trusts(String(role.outputs.assumeRolePolicy), "lambda.amazonaws.com")) return;
  throw refusal(
    "InvalidParameterValueException",
    "The role defined for the function cannot be assumed by Lambda.",
  );
}
