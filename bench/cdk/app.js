/** The estate as CDK builds it, with cdk-nag's rules on: `CELLS` cells beside the global stack. */

const { App, Validations } = require("aws-cdk-lib");
const { AwsSolutionsChecks } = require("cdk-nag");
const { CellStack } = require("./cell-stack");
const { GlobalStack } = require("./global-stack");

const account = "123456789012";
const app = new App();
new GlobalStack(app, "global", { env: { account, region: "eu-central-1" } });
for (let index = 0; index < Number(process.env.CELLS ?? 2); index++) {
  new CellStack(app, `cell-${index}`, { index, env: { account, region: "eu-west-1" } });
}
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
