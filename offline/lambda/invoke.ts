import type { Aws } from "../behaviour/aws";
export const invokeFunction: Aws["invokeFunction"] = async ({ functionName }) => {
  throw new Error(`function ${functionName} can not run yet`);
};
