import type { Pack } from "../rule";
import { capacityProvisioned } from "./rules/capacity-provisioned";
import { descriptionMissing } from "./rules/description-missing";
import { engineVersionEnded } from "./rules/engine-version-ended";
import { instanceGenerationPrevious } from "./rules/instance-generation-previous";
import { interfaceEndpointDoubled } from "./rules/interface-endpoint-doubled";
import { lambdaRuntimeDeprecated } from "./rules/lambda-runtime-deprecated";
import { monitoringCoarse } from "./rules/monitoring-coarse";
import { nameUnconventional } from "./rules/name-unconventional";
import { tagsMissing } from "./rules/tags-missing";
import { unusedResource } from "./rules/unused-resource";
import { volumeGenerationPrevious } from "./rules/volume-generation-previous";

/** Things have names, owners and a current generation, and none costs money for nothing. */
export const housekeeping: Pack = {
  name: "voip-cells-housekeeping",
  title: "Housekeeping",
  description: "Things have names, owners and a current generation, and none costs money for nothing.",
  rules: [
    capacityProvisioned,
    descriptionMissing,
    engineVersionEnded,
    instanceGenerationPrevious,
    interfaceEndpointDoubled,
    lambdaRuntimeDeprecated,
    monitoringCoarse,
    nameUnconventional,
    tagsMissing,
    unusedResource,
    volumeGenerationPrevious,
  ],
};
