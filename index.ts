import { cellStack } from "./stacks/cell";
import { readStackConfig } from "./stacks/config";
import { globalStack } from "./stacks/global";

/** The Pulumi program: the stack's config says which of the two kinds of stack it is. */
export = async () => {
  const config = readStackConfig();
  return config.kind === "global" ? globalStack(config) : cellStack(config);
};
