const { Stack, aws_kms: kms } = require("aws-cdk-lib");
const { addEdge } = require("./edge");
const { addFleet } = require("./fleet");
const { addIngress } = require("./ingress");
const { addNetwork } = require("./network");
const { addObservability } = require("./observability");
const { addRecordings } = require("./recordings");

/** One cell: network, edge, media and switch fleets, recordings, ingress, alarms. */
class CellStack extends Stack {
  constructor(scope, id, { index, ...props }) {
    super(scope, id, props);
    const key = new kms.Key(this, "key", { enableKeyRotation: true });
    const { vpc, groups } = addNetwork(this, index);
    const { accessLogs } = addRecordings(this, key);
    const { loadBalancer } = addEdge(this, vpc, groups, accessLogs);
    for (const name of ["media", "switch"]) addFleet(this, name, vpc, groups[name]);
    addIngress(this, loadBalancer);
    addObservability(this, key);
  }
}

module.exports = { CellStack };
