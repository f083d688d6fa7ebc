// @ts-check
/**
 * The part of @pulumi/pulumi that the policy SDK uses. Built packs load this in its place: the whole SDK takes half a
 * second to load, most of it for programs (automation, closures, providers), and the launcher has loaded these already.
 */
module.exports = {
  asset: require("@pulumi/pulumi/asset"),
  Output: require("@pulumi/pulumi/output").Output,
};
