import { type FunctionTable, failure } from "../../model/table";
import { serviceAccounts } from "./service-accounts";

export const getServiceAccount: FunctionTable = {
  token: "aws:elb/getServiceAccount:getServiceAccount",
  service: "Elastic Load Balancing",
  operation: "GetServiceAccount",
  scope: "regional",
  args: {},
  call: (c) => {
    const id = serviceAccounts[c.region];
    if (id === undefined) {
      throw failure(
        `unsupported ELB Service Account Region (${c.region}): its load balancers write logs as the service logdelivery.elasticloadbalancing.amazonaws.com`,
      );
    }
    return { id, arn: c.fill("arn:{partition}:iam::{owner}:root", { owner: id }) };
  },
};
