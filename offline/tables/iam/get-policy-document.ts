import { createHash } from "node:crypto";
import { block, type FunctionTable, list, required, set, text } from "../../model/table";
import { ownDocument } from "./policy-document";
import { goJson, merged, type PolicyDocument } from "./policy-merge";

const identities = () => set(block({ type: text({ required }), identifiers: set(text(), { required }) }));

export const getPolicyDocument: FunctionTable = {
  token: "aws:iam/getPolicyDocument:getPolicyDocument",
  service: "IAM",
  operation: "GetPolicyDocument",
  scope: "global",
  args: {
    overrideJson: text(),
    overridePolicyDocuments: list(text()),
    policyId: text(),
    sourceJson: text(),
    sourcePolicyDocuments: list(text()),
    statements: list(
      block({
        sid: text(),
        effect: text({ default: "Allow", oneOf: ["Allow", "Deny"] }),
        actions: set(text()),
        notActions: set(text()),
        resources: set(text()),
        notResources: set(text()),
        principals: identities(),
        notPrincipals: identities(),
        conditions: set(
          block({
            test: text({ required }),
            variable: text({ required }),
            values: list(text(), { required }),
          }),
        ),
      }),
    ),
    version: text({ default: "2012-10-17", oneOf: ["2008-10-17", "2012-10-17"] }),
  },
  call: (c) => {
    const documents = (one: string, many: string) =>
      [c.inputs.text(one), ...c.inputs.texts(many)]
        .filter((document) => document !== undefined && document !== "")
        .map((document) => JSON.parse(String(document)) as PolicyDocument);
    const document = merged(
      documents("sourceJson", "sourcePolicyDocuments"),
      ownDocument(c.inputs),
      documents("overrideJson", "overridePolicyDocuments"),
    );
    const json = goJson(document, 2);
    const digest = createHash("sha256").update(json).digest();
    return { id: String(digest.readUInt32BE(0)), json, minifiedJson: goJson(document) };
  },
};
