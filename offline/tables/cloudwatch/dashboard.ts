import { type Context, forceNew, json, type ResourceTable, refusal, required, text } from "../../model/table";

/** Dashboards have no Region in their ARN: a name is one dashboard of the account, whatever the Region. */
export const dashboard: ResourceTable = {
  token: "aws:cloudwatch/dashboard:Dashboard",

  service: "CloudWatch",
  title: "CloudWatch Dashboard",
  operations: {
    create: "PutDashboard",
    read: "GetDashboard",
    update: "PutDashboard",
    delete: "DeleteDashboards",
  },
  scope: "regional",
  inputs: {
    dashboardBody: json({ required }),
    dashboardName: text({
      required,
      forceNew,
      maxLength: 255,
      pattern: /^[\w-]+$/,
      rule: "must hold only letters, digits, hyphens and underscores",
    }),
  },

  id: "{dashboardName}",

  outputs: { dashboardArn: "arn:{partition}:cloudwatch::{account}:dashboard/{dashboardName}" },

  // Assumed: PutDashboard really overwrites; two stacks that share a name are refused here instead of undoing each other.
  unique: [
    {
      by: ["dashboardName"],
      within: "account",
      code: "InvalidParameterInput",
      message: "The dashboard {dashboardName} already exists",
    },
  ],
  accept: checkBody,
};

interface Widget {
  readonly type?: unknown;
  readonly properties?: unknown;
}

function checkBody(c: Context): void {
  const { widgets = [] } = JSON.parse(c.inputs.text("dashboardBody") || "{}") as { widgets?: Widget[] };
  const errors = widgets.flatMap((widget, index) =>
    ["type", "properties"]
      .filter((name) => widget[name as keyof Widget] === undefined)
      .map((name) => ({ dataPath: `/widgets/${index}`, message: `Should have required property '${name}'` })),
  );
  if (widgets.length > 500)
    errors.push({ dataPath: "/widgets", message: "Should NOT have more than 500 items" });
  if (errors.length > 0)
    throw refusal(
      "InvalidParameterInput",
      `The dashboard body is invalid, there are ${errors.length} validation errors: ${JSON.stringify(errors)}`,
    );
}
