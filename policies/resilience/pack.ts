import type { Pack } from "../rule";
import { acceleratorHidesCallers } from "./rules/accelerator-hides-callers";
import { acceleratorWeightLeftOut } from "./rules/accelerator-weight-left-out";
import { cacheSingleZone } from "./rules/cache-single-zone";
import { callContainerStopsEarly } from "./rules/call-container-stops-early";
import { callFleetOnSpot } from "./rules/call-fleet-on-spot";
import { callFleetTemplateOnSpot } from "./rules/call-fleet-template-on-spot";
import { callFleetWithoutDrain } from "./rules/call-fleet-without-drain";
import { connectionDrainingShort } from "./rules/connection-draining-short";
import { databaseBackupsShort } from "./rules/database-backups-short";
import { databaseSingleZone } from "./rules/database-single-zone";
import { deletedWithContents } from "./rules/deleted-with-contents";
import { deletionProtectionOff } from "./rules/deletion-protection-off";
import { deploymentBelowStrength } from "./rules/deployment-below-strength";
import { deploymentWithoutRollback } from "./rules/deployment-without-rollback";
import { dnsFailoverBlind } from "./rules/dns-failover-blind";
import { dnsFailoverSlow } from "./rules/dns-failover-slow";
import { fleetHealthUnasked } from "./rules/fleet-health-unasked";
import { healthCheckShallow } from "./rules/health-check-shallow";
import { healthCheckSlow } from "./rules/health-check-slow";
import { instanceRefreshUnsafe } from "./rules/instance-refresh-unsafe";
import { launchHookContinues } from "./rules/launch-hook-continues";
import { pointInTimeRecoveryOff } from "./rules/point-in-time-recovery-off";
import { quotaGlobalAccelerator } from "./rules/quota-global-accelerator";
import { quotaGroupsPerInterface } from "./rules/quota-groups-per-interface";
import { quotaLoadBalancing } from "./rules/quota-load-balancing";
import { quotaSecurityGroup } from "./rules/quota-security-group";
import { quotaVpc } from "./rules/quota-vpc";
import { recoveryWindowShort } from "./rules/recovery-window-short";
import { serviceHealthUnasked } from "./rules/service-health-unasked";
import { singleAvailabilityZone } from "./rules/single-availability-zone";
import { singleNatGateway } from "./rules/single-nat-gateway";
import { unprotected } from "./rules/unprotected";
import { websocketIdleTimeout } from "./rules/websocket-idle-timeout";

/** What carries calls survives the loss of a machine, a zone or a careless delete. */
export const resilience: Pack = {
  name: "voip-cells-resilience",
  title: "Resilience",
  description: "What carries calls survives the loss of a machine, a zone or a careless delete.",
  rules: [
    acceleratorHidesCallers,
    acceleratorWeightLeftOut,
    cacheSingleZone,
    callContainerStopsEarly,
    callFleetOnSpot,
    callFleetTemplateOnSpot,
    callFleetWithoutDrain,
    connectionDrainingShort,
    databaseBackupsShort,
    databaseSingleZone,
    deletedWithContents,
    deletionProtectionOff,
    deploymentBelowStrength,
    deploymentWithoutRollback,
    dnsFailoverBlind,
    dnsFailoverSlow,
    fleetHealthUnasked,
    healthCheckShallow,
    healthCheckSlow,
    instanceRefreshUnsafe,
    launchHookContinues,
    pointInTimeRecoveryOff,
    quotaGlobalAccelerator,
    quotaGroupsPerInterface,
    quotaLoadBalancing,
    quotaSecurityGroup,
    quotaVpc,
    recoveryWindowShort,
    serviceHealthUnasked,
    singleAvailabilityZone,
    singleNatGateway,
    unprotected,
    websocketIdleTimeout,
  ],
};
